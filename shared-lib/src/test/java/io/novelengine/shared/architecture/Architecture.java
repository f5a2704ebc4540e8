package io.novelengine.shared.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the code, each with its reason. */
public final class Architecture {

    private Architecture() {}

    /** The main classes below a package. */
    public static JavaClasses mainClasses(String root) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
    }

    /** Every rule that holds in a service. */
    public static List<ArchRule> ofEveryService() {
        return List.of(
                onlyTheShieldTouchesConnections(),
                nothingBlocksOrSubscribes(),
                timeAndChanceComeIn(),
                settingsAreRecords(),
                constructorsInject(),
                controllersAreHidden(),
                controllersLeaveStorageAndCallsToOthers(),
                packagesAreNullMarked(),
                namesSayWhatThingsAre());
    }

    /** Pure packages know only Java, themselves and each other. */
    public static ArchRule pure(String... packages) {
        var allowed = new java.util.ArrayList<>(List.of("java..", "org.jspecify.."));
        allowed.addAll(List.of(packages));
        return classes()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .because("the rules can then be tested, replayed and moved without Spring");
    }

    /** All talk with PostgreSQL goes through the shielded Database. */
    public static ArchRule onlyTheShieldTouchesConnections() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("io.novelengine.shared.database..")
                .should()
                .dependOnClassesThat(resideIn(
                        "org.springframework.r2dbc..", "io.r2dbc.pool..", "org.springframework.data.repository.."))
                .orShould()
                .dependOnClassesThat(named("io.r2dbc.spi.ConnectionFactory", "io.r2dbc.spi.Connection"))
                .because("a cancelled call outside the shield loses its connection, and ten lost ones are a dead pool");
    }

    /** Nothing blocks, and nothing is subscribed to but by the framework and the background loop. */
    public static ArchRule nothingBlocksOrSubscribes() {
        return noClasses()
                .that(are(notNamed("io.novelengine.shared.background.BackgroundLoop")))
                .should()
                .callMethodWhere(target(nameMatching("block(First|Last|Optional)?|subscribe"))
                        .and(target(owner(assignableTo(Publisher.class)))))
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(CompletableFuture.class, "get")
                .orShould()
                .callMethod(CompletableFuture.class, "join")
                .because("one blocked event loop stops everyone, and a subscription nobody owns loses its context");
    }

    /** Time and chance come in as arguments. */
    public static ArchRule timeAndChanceComeIn() {
        return noClasses()
                .should()
                .callMethodWhere(target(nameMatching("now"))
                        .and(target(owner(are(resideIn("java.time")))))
                        .and(new DescribedPredicate<com.tngtech.archunit.core.domain.JavaCall<?>>("without a clock") {
                            @Override
                            public boolean test(com.tngtech.archunit.core.domain.JavaCall<?> call) {
                                return call.getTarget().getRawParameterTypes().isEmpty();
                            }
                        }))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callConstructor(Random.class)
                .because("what happened must be repeatable");
    }

    /** Settings are described, defaulted, validated records. */
    public static ArchRule settingsAreRecords() {
        return noFields()
                .should()
                .beAnnotatedWith(Value.class)
                .because("a setting has a name, a type, a default and a test");
    }

    /** Dependencies come in through constructors. */
    public static ArchRule constructorsInject() {
        return noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("what a class needs stands in its constructor");
    }

    /** Controllers are nobody's dependency. */
    public static ArchRule controllersAreHidden() {
        return classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .because("only HTTP uses them");
    }

    /** Controllers neither store nor call other services themselves. */
    public static ArchRule controllersLeaveStorageAndCallsToOthers() {
        return noClasses()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .dependOnClassesThat(named(
                        "io.novelengine.shared.database.Database",
                        "org.springframework.web.reactive.function.client.WebClient"))
                .allowEmptyShould(true)
                .because("there is one place for each kind of failure");
    }

    /** Every package says in a sentence what it is, and that nothing in it is null unless it says so. */
    public static ArchRule packagesAreNullMarked() {
        return classes().should(new ArchCondition<>("reside in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " is not in a null-marked package"));
            }
        });
    }

    /** No name that only says that something is code. */
    public static ArchRule namesSayWhatThingsAre() {
        return noClasses()
                .should(new ArchCondition<>("be named *Impl, *Manager, *Helper, *Util, *Utils or *Dto") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        var bad = type.getSimpleName().matches(".*(Impl|Manager|Helper|Utils?|Dto|DTO)");
                        events.add(
                                new SimpleConditionEvent(type, bad, type.getName() + " has a name that says little"));
                    }
                })
                .because("a reader should guess right what a thing is");
    }

    /** A library brings beans by auto-configuration only. */
    public static ArchRule libraryHasNoComponents() {
        return noClasses()
                .that()
                .areNotMetaAnnotatedWith(Configuration.class)
                .and()
                .areNotAnnotatedWith(Configuration.class)
                .should()
                .beMetaAnnotatedWith(Component.class)
                .orShould()
                .beAnnotatedWith(Component.class)
                .because("a service that does not use a concern pays nothing for it");
    }

    /** The published language outlives the plumbing. */
    public static ArchRule contractKnowsOnlyJava() {
        return classes()
                .that()
                .resideInAPackage("..contract..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "..contract..")
                .because("events are read by services that share nothing else");
    }

    /** Auto-configurations are final, and every bean in them steps back. */
    public static ArchRule autoConfigurationsStepBack() {
        return classes()
                .that()
                .areAnnotatedWith(AutoConfiguration.class)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould(new ArchCondition<>("declare only conditional beans that are not public") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (var method : type.getMethods()) {
                            if (method.isAnnotatedWith(Bean.class)) {
                                var good = method.isMetaAnnotatedWith(Conditional.class)
                                        && !method.getModifiers().contains(JavaModifier.PUBLIC);
                                events.add(new SimpleConditionEvent(
                                        method, good, method.getFullName() + " does not step back"));
                            }
                        }
                    }
                })
                .because("a service may bring its own");
    }

    private static DescribedPredicate<JavaClass> resideIn(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                "are one of " + List.of(names), type -> List.of(names).contains(type.getName()));
    }

    private static DescribedPredicate<JavaClass> notNamed(String name) {
        return DescribedPredicate.describe(
                "not " + name, type -> !type.getName().startsWith(name));
    }
}

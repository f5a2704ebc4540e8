package io.novelengine.shared.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;

/** The library keeps the rules, and each rule is seen to fail on a class that breaks it. */
class ArchitectureTests {

    private static final String FIXTURES = "io.novelengine.shared.architecture.fixture";
    private static final JavaClasses LIBRARY = Architecture.mainClasses("io.novelengine.shared");

    static Stream<Arguments> rulesAndWhoBreaksThem() {
        return Stream.of(
                Arguments.of(Architecture.pure(FIXTURES + ".engine.."), "ImpureEngine"),
                Arguments.of(Architecture.onlyTheShieldTouchesConnections(), "UnshieldedStore"),
                Arguments.of(Architecture.nothingBlocksOrSubscribes(), "Blocker"),
                Arguments.of(Architecture.nothingBlocksOrSubscribes(), "Subscriber"),
                Arguments.of(Architecture.nothingBlocksOrSubscribes(), "Sleeper"),
                Arguments.of(Architecture.timeAndChanceComeIn(), "ClockReader"),
                Arguments.of(Architecture.timeAndChanceComeIn(), "DiceThrower"),
                Arguments.of(Architecture.settingsAreRecords(), "ValueReader"),
                Arguments.of(Architecture.constructorsInject(), "ValueReader"),
                Arguments.of(Architecture.controllersAreHidden(), "PublicController"),
                Arguments.of(Architecture.controllersLeaveStorageAndCallsToOthers(), "PublicController"),
                Arguments.of(Architecture.packagesAreNullMarked(), "GreedyAutoConfiguration"),
                Arguments.of(Architecture.namesSayWhatThingsAre(), "StoryManager"),
                Arguments.of(Architecture.libraryHasNoComponents(), "PublicController"),
                Arguments.of(Architecture.contractKnowsOnlyJava(), "HeavyEvent"),
                Arguments.of(Architecture.autoConfigurationsStepBack(), "GreedyAutoConfiguration"));
    }

    @ParameterizedTest
    @MethodSource("rulesAndWhoBreaksThem")
    void everyRuleFailsOnTheClassThatBreaksIt(ArchRule rule, String offender) {
        var fixtures = new ClassFileImporter().importPackages(FIXTURES);
        assertThatThrownBy(() -> rule.check(fixtures))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(offender);
    }

    @Test
    void theLibraryKeepsTheRules() {
        for (var rule : Architecture.ofEveryService()) {
            rule.check(LIBRARY);
        }
        Architecture.libraryHasNoComponents().check(LIBRARY);
        Architecture.contractKnowsOnlyJava().check(LIBRARY);
        Architecture.autoConfigurationsStepBack().check(LIBRARY);
    }

    @Test
    void everyAutoConfigurationIsListed() throws IOException {
        var listed = new String(
                        getClass()
                                .getResourceAsStream(
                                        "/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports")
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .lines()
                .toList();
        var there = LIBRARY.stream()
                .filter(type -> type.isAnnotatedWith(AutoConfiguration.class))
                .map(type -> type.getName())
                .sorted()
                .toList();
        assertThat(listed).containsExactlyElementsOf(there);
    }
}

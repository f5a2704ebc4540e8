package io.novelengine.report;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.novelengine.shared.architecture.Architecture;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The service keeps the rules of the suite; the pages are generated from templates and are left out. */
class ArchitectureTests {

    private static final JavaClasses SERVICE = Architecture.mainClasses("io.novelengine.report")
            .that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("..report.pages..")));

    @Test
    void featuresKeepTheirBorders() {
        ApplicationModules.of(ReportServiceApplication.class).verify();
    }

    @Test
    void theServiceKeepsTheRules() {
        Architecture.ofEveryService().forEach(rule -> rule.check(SERVICE));
    }

    @Test
    void theComposingIsPure() {
        Architecture.pure("..report.compose..").check(SERVICE);
    }
}

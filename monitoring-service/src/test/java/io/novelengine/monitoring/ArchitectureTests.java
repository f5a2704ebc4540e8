package io.novelengine.monitoring;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.novelengine.shared.architecture.Architecture;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The service keeps the rules of the suite. */
class ArchitectureTests {

    private static final JavaClasses SERVICE = Architecture.mainClasses("io.novelengine.monitoring");

    @Test
    void featuresKeepTheirBorders() {
        ApplicationModules.of(MonitoringServiceApplication.class).verify();
    }

    @Test
    void theServiceKeepsTheRules() {
        Architecture.ofEveryService().forEach(rule -> rule.check(SERVICE));
    }

    @Test
    void theArithmeticIsPure() {
        Architecture.pure("..measure..").check(SERVICE);
    }
}

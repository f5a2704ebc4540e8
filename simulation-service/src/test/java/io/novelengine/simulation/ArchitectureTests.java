package io.novelengine.simulation;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.novelengine.shared.architecture.Architecture;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The service keeps the rules of the suite. */
class ArchitectureTests {

    private static final JavaClasses SERVICE = Architecture.mainClasses("io.novelengine.simulation");

    @Test
    void featuresKeepTheirBorders() {
        ApplicationModules.of(SimulationServiceApplication.class).verify();
    }

    @Test
    void theServiceKeepsTheRules() {
        Architecture.ofEveryService().forEach(rule -> rule.check(SERVICE));
    }

    @Test
    void theEngineAndTheNarratorArePure() {
        Architecture.pure("..simulation.engine..", "..simulation.narrator..").check(SERVICE);
    }
}

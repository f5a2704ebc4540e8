package io.novelengine.simulation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service in which stories happen. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SimulationServiceApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(SimulationServiceApplication.class, args);
    }
}

package io.novelengine.analytics;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the analytics service. */
@SpringBootApplication(proxyBeanMethods = false)
public class AnalyticsServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(AnalyticsServiceApplication.class, arguments);
    }
}

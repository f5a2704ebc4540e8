package io.novelengine.report;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the report service. */
@SpringBootApplication(proxyBeanMethods = false)
public class ReportServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ReportServiceApplication.class, arguments);
    }
}

package io.novelengine.gateway;

import io.novelengine.gateway.config.GatewayProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The gateway. */
@SpringBootApplication
@EnableConfigurationProperties(GatewayProperties.class)
public class GatewayServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(GatewayServiceApplication.class, arguments);
    }
}

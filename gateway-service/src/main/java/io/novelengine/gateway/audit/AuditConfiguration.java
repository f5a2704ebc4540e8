package io.novelengine.gateway.audit;

import io.novelengine.shared.background.BackgroundLoop;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The loop that writes the audit log. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(3);

    @Bean
    BackgroundLoop auditLoop(Audit audit) {
        return new BackgroundLoop("Writing the audit log", audit::write, LONGEST, GRACE);
    }
}

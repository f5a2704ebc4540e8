package io.novelengine.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novelengine.gateway.config.GatewayProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** There is no default token. */
class StartWithoutTokenTests {

    @ParameterizedTest
    @CsvSource({"'', is not set", "'   ', is not set", "only-19-characters!, is shorter than 20 characters"})
    void theGatewayDoesNotStart(String token, String fault) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("novel.gateway.token=" + token)
                .run(context -> {
                    assertThat(context).hasFailed();
                    var cause = catchThrowableOfType(OperatorTokenMissing.class, () -> {
                        throw root(context.getStartupFailure());
                    });
                    var analysis = new OperatorTokenMissingAnalyzer().analyze(context.getStartupFailure());
                    assertThat(cause).hasMessageContaining(fault);
                    assertThat(analysis.getDescription()).contains("NOVEL_GATEWAY_TOKEN " + fault);
                    assertThat(analysis.getAction()).contains("NOVEL_GATEWAY_TOKEN", "20");
                });
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GatewayProperties.class)
    @Import(OperatorToken.class)
    static class Settings {}
}

package io.novelengine.shared.problem;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failed request with a problem document. */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.REACTIVE)
public final class ProblemAutoConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    @ConditionalOnMissingBean(name = "requestProblems")
    ProblemTranslator requestProblems() {
        return new RequestProblems();
    }

    @Bean
    @ConditionalOnMissingBean(name = "problemResponder")
    WebExceptionHandler problemResponder(ObjectProvider<ProblemTranslator> translators, JsonMapper json) {
        return new ProblemResponder(translators.orderedStream().toList(), json);
    }
}

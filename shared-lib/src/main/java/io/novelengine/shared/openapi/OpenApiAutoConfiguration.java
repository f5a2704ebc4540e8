package io.novelengine.shared.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;

/** Makes schemas say which fields are always there. */
@AutoConfiguration(before = SpringDocConfiguration.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnClass({ModelConverter.class, SpringDocConfiguration.class})
public final class OpenApiAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "recordSchemas")
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }
}

package io.novelengine.character.profile;

import io.novelengine.shared.cache.CacheDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is cached of characters: how they are sent, by id, slug and former slug. */
@Configuration(proxyBeanMethods = false)
class RenditionCaches {

    private static final long MAX_BYTES = 48L << 20;
    private static final int FORM = 2;
    private static final int BESIDES_JSON = 160;

    /*
     * A row is found by its key in about the time that Redis takes to say that it does not know it, so Redis is asked only
     * for what is asked for again: it then keeps from the database what would come to it often.
     */

    @Bean
    CacheDefinition<Rendition> characterCache(ObjectProvider<Renditions> renditions) {
        return CacheDefinition.of("characters", Rendition.class)
                .withVersion(FORM)
                .withMaxBytes(MAX_BYTES)
                .withSize(rendition -> rendition.json().length + BESIDES_JSON)
                .withSource(key -> renditions.getObject().load(key))
                .forReturning();
    }
}

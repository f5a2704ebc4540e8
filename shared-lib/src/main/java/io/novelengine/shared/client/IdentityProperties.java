package io.novelengine.shared.client;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By what this service proves to the gateway who it is.
 *
 * @param secret this service's secret; without it, calls to other services are refused
 */
@ConfigurationProperties("novel.identity")
record IdentityProperties(@DefaultValue("") String secret) {

    @Override
    public String toString() {
        return "IdentityProperties[]";
    }
}

package io.novelengine.shared.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pages may talk to a service.
 *
 * @param origins origins besides the service's own, such as {@code https://studio.example}
 */
@ConfigurationProperties("novel.web")
public record WebProperties(@DefaultValue List<String> origins) {}

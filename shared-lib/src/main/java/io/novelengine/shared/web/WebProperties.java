package io.novelengine.shared.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may talk to a service, and until when.
 *
 * @param origins origins besides the service's own, such as {@code https://studio.example}
 * @param farewell how long it goes on answering after it has said that it is not ready any more; at most 8 s, within what a
 *     phase of the shutdown may take. Where others can do its work: twice as long as a balancer needs to hear it
 */
@ConfigurationProperties("novel.web")
public record WebProperties(
        @DefaultValue List<String> origins,
        @DefaultValue("0s") Duration farewell) {}

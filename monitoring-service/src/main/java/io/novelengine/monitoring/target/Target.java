package io.novelengine.monitoring.target;

import java.net.URI;

/**
 * An instance that is watched.
 *
 * @param service service it belongs to, such as {@code character}
 * @param instance its base URL, which is also its name
 * @param metrics where its metrics are
 */
public record Target(String service, String instance, URI metrics) {}

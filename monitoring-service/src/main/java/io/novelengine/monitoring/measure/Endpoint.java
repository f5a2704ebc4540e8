package io.novelengine.monitoring.measure;

/**
 * An endpoint of a service.
 *
 * @param method HTTP method
 * @param uri path with placeholders
 */
public record Endpoint(String method, String uri) implements Comparable<Endpoint> {

    @Override
    public int compareTo(Endpoint other) {
        var byUri = uri.compareTo(other.uri);
        return byUri != 0 ? byUri : method.compareTo(other.method);
    }
}

package io.novelengine.gateway.security;

/**
 * What somebody shows to be let in.
 *
 * @param kind what it is
 * @param secret the secret itself
 */
public record Presented(Kind kind, String secret) {

    @Override
    public String toString() {
        return "Presented[" + kind + "]";
    }

    /** The kinds of credentials. */
    public enum Kind {
        /** A bearer token in the header {@code Authorization}. */
        BEARER,
        /** The session cookie of a browser. */
        SESSION,
        /** A ticket in the address of a WebSocket. */
        TICKET,
        /** An API token by its SHA-256; never taken from a request. */
        DIGEST,
        /** A user by id; never taken from a request. */
        SUBJECT
    }
}

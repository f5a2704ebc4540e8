package io.novelengine.gateway.mint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The services that may ask for tokens.
 *
 * @param clients secret of each service by its name in one word
 */
@ConfigurationProperties("novel.gateway")
record Clients(Map<String, String> clients) {

    private static final int SHORTEST = 20;

    Clients {
        clients = clients == null ? Map.of() : Map.copyOf(clients);
    }

    /** Whether this is the secret of the service; the time it takes does not tell how much of it was right. */
    boolean knows(String service, String secret) {
        var expected = clients.getOrDefault(service, "");
        return MessageDigest.isEqual(digest(expected), digest(secret)) && expected.length() >= SHORTEST;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Clients" + clients.keySet();
    }
}

package io.novelengine.local.app;

import io.novelengine.local.home.Secrets;
import io.novelengine.local.server.PostgresRoles;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What every service is told by its environment.
 *
 * @param postgresPort where PostgreSQL listens
 * @param redisPort where Redis listens
 * @param instances every instance of the suite
 */
public record ServiceEnvironment(int postgresPort, int redisPort, List<Instance> instances, Secrets secrets) {

    private static final String LOOPBACK = "127.0.0.1";

    /** Twice what the gateway needs to hear that an instance is not ready any more. */
    private static final String FAREWELL = "2500ms";

    /** The variables of one instance. */
    public Map<String, String> of(Instance instance) throws IOException {
        String role = PostgresRoles.role(instance.service().word());
        Map<String, String> variables = new TreeMap<>(Map.of(
                "SERVER_ADDRESS",
                LOOPBACK,
                "SERVER_PORT",
                Integer.toString(instance.port()),
                "MANAGEMENT_SERVER_ADDRESS",
                LOOPBACK,
                "MANAGEMENT_SERVER_PORT",
                Integer.toString(instance.managementPort())));
        variables.put("NOVEL_DATABASE_HOST", LOOPBACK);
        variables.put("NOVEL_DATABASE_PORT", Integer.toString(postgresPort));
        variables.put("NOVEL_DATABASE_NAME", PostgresRoles.DATABASE);
        variables.put("NOVEL_DATABASE_USER", role);
        variables.put("NOVEL_DATABASE_PASSWORD", secrets.password(role));
        variables.put("NOVEL_REDIS_HOST", LOOPBACK);
        variables.put("NOVEL_REDIS_PORT", Integer.toString(redisPort));
        for (Service service : Service.values()) {
            variables.put("NOVEL_SERVICES_" + service.word().toUpperCase(Locale.ROOT), urls(service));
        }
        variables.put("MALLOC_ARENA_MAX", "2");
        if (urls(instance.service()).contains(",")) {
            variables.put("NOVEL_WEB_FAREWELL", FAREWELL);
        }
        variables.put("NOVEL_IDENTITY_SECRET", secrets.password(identity(instance.service())));
        if (instance.service() == Service.GATEWAY) {
            variables.put("NOVEL_GATEWAY_TOKEN", secrets.token());
            variables.put("NOVEL_GATEWAY_KEYS_SEAL", secrets.password("gateway-seal"));
            variables.put("NOVEL_GATEWAY_SESSIONS_SECURE", "false");
            for (Service service : Service.values()) {
                variables.put(
                        "NOVEL_GATEWAY_CLIENTS_" + service.word().toUpperCase(Locale.ROOT),
                        secrets.password(identity(service)));
            }
        }
        return variables;
    }

    private static String identity(Service service) {
        return "identity-" + service.word();
    }

    private String urls(Service service) {
        return instances.stream()
                .filter(instance -> instance.service() == service)
                .map(instance -> instance.url().toString())
                .collect(Collectors.joining(","));
    }
}

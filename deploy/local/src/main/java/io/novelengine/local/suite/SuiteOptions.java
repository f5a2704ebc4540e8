package io.novelengine.local.suite;

import io.novelengine.local.app.JvmProfile;
import io.novelengine.local.app.Service;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a suite is started.
 *
 * @param port of the gateway; the other services take the next five
 * @param scale how many instances of a service, where it is not one
 * @param profile flags of the services' JVMs
 * @param through port by which the services reach PostgreSQL instead of its own, 0 for its own
 */
public record SuiteOptions(int port, Map<Service, Integer> scale, JvmProfile profile, int through) {

    private static final int MAX_PORT = 65_535;
    private static final int MAX_INSTANCES = 16;

    /** A suite whose services reach PostgreSQL by its own port. */
    public SuiteOptions(int port, Map<Service, Integer> scale, JvmProfile profile) {
        this(port, scale, profile, 0);
    }

    public SuiteOptions {
        if (port < 1 || port + Service.values().length + 1_000 > MAX_PORT) {
            throw new IllegalArgumentException("NOVEL_PORT must be between 1 and 64500: " + port);
        }
        scale.forEach((service, count) -> {
            if (count < 1 || count > MAX_INSTANCES) {
                throw new IllegalArgumentException(
                        "--scale " + service.word() + ": 1 to " + MAX_INSTANCES + " instances, not " + count);
            }
            if (service == Service.GATEWAY && count > 1) {
                throw new IllegalArgumentException("--scale gateway: there is one front door on one machine");
            }
        });
        scale = Map.copyOf(scale);
    }

    /** Whether its processes crash because somebody has them crash: behind a proxy that makes faults. */
    boolean crashesOnPurpose() {
        return through != 0;
    }

    /** How many instances of a service there are. */
    public int instances(Service service) {
        return scale.getOrDefault(service, 1);
    }

    /** Reads {@code simulation=2} and {@code simulation=2,report=2}. */
    public static Map<Service, Integer> scale(String text) {
        Map<Service, Integer> scale = new EnumMap<>(Service.class);
        for (String part : text.split(",", -1)) {
            String[] sides = part.split("=", -1);
            Service service = Service.named(sides[0])
                    .orElseThrow(() -> new IllegalArgumentException("--scale " + part + ": no service " + sides[0]));
            if (sides.length != 2 || !sides[1].matches("\\d{1,3}")) {
                throw new IllegalArgumentException("--scale " + part + ": write service=number, as in simulation=2");
            }
            scale.put(service, Integer.valueOf(sides[1]));
        }
        return scale;
    }
}

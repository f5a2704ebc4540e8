package io.novelengine.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Stands in for a service: listens where it is told to and answers everything with its database role. */
public final class StandIn {

    private StandIn() {}

    /** Starts, or fails the way a Spring Boot application fails if {@code STAND_IN_FAILS} names its role. */
    public static void main(String[] words) throws IOException {
        String role = System.getenv("NOVEL_DATABASE_USER");
        if (role.equals(System.getenv("STAND_IN_FAILS"))) {
            System.out.println("""
                    ***************************
                    APPLICATION FAILED TO START
                    ***************************

                    Description:

                    The ink has run out.

                    Action:

                    Buy ink.""");
            System.exit(1);
        }
        serve("SERVER_PORT", role);
        serve("MANAGEMENT_SERVER_PORT", "{\"status\":\"UP\"}");
        System.out.println("listening as " + role);
    }

    private static void serve(String variable, String answer) throws IOException {
        int port = Integer.parseInt(System.getenv(variable));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}

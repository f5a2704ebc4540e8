package io.novelengine.gateway.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.gateway.IdentityTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** One-time tickets for WebSockets. */
class TicketTests extends IdentityTest {

    @Test
    void aTicketIsGoodOnce() {
        var answer = json(bearing(HttpMethod.POST, "/api/v1/tickets", TOKEN, ""));
        var ticket = answer.path("ticket").asString();

        assertThat(answer.path("expiresIn").asInt()).isEqualTo(30);
        assertThat(asked(ticket)).isNotEqualTo(401);
        assertThat(asked(ticket)).isEqualTo(401);
        assertThat(asked("never-given")).isEqualTo(401);
    }

    @Test
    void nobodyGetsATicket() {
        client.post().uri("/api/v1/tickets").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aTicketOpensNothingButAWebSocket() {
        var ticket = json(bearing(HttpMethod.POST, "/api/v1/tickets", TOKEN, ""))
                .path("ticket")
                .asString();

        get("/metrics?ticket=" + ticket).expectStatus().isUnauthorized();
    }

    private int asked(String ticket) {
        return client.get()
                .uri("/api/v1/me?ticket=" + ticket)
                .header("Upgrade", "websocket")
                .header("Connection", "Upgrade")
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }
}

package io.novelengine.character;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.testing.ServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What caches that many share may keep of characters, and by what they ask whether it is still right. */
@ServiceTest(schema = "character")
class PublicReadsTests {

    private static final String CHARACTERS = "/api/v1/characters";

    @Autowired
    private WebTestClient web;

    private final String slug = "shared-" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @ValueSource(strings = {"", "/card", "/portrait?width=64"})
    void sharedCachesMayKeepWhatIsPublicForTenSecondsAndNothingOfWhatIsPrivate(String part) {
        create("public");
        var open = read(part, null).expectStatus().isOk().returnResult(byte[].class);
        open.getResponseBodyContent();
        assertThat(open.getResponseHeaders().getCacheControl()).contains("public", "s-maxage=10");
        assertThat(open.getResponseHeaders().getETag()).startsWith("\"");
        read(part, open.getResponseHeaders().getETag()).expectStatus().isNotModified();

        make("private");
        var closed = read(part, null).expectStatus().isOk().returnResult(byte[].class);
        closed.getResponseBodyContent();
        assertThat(closed.getResponseHeaders().getCacheControl())
                .contains("private")
                .doesNotContain("public")
                .doesNotContain("s-maxage");
    }

    @Test
    void listsAreForWhoeverAsked() {
        web.get().uri(CHARACTERS).exchange().expectHeader().value("Cache-Control", control -> assertThat(control)
                .contains("private"));
    }

    @Test
    void anEntityTagIsOfOneCharacterAlsoWhenAnotherTakesItsSlug() {
        create("public");
        var tag = read("", null).returnResult(String.class).getResponseHeaders().getETag();
        web.delete().uri(CHARACTERS + "/" + slug).exchange().expectStatus().isNoContent();
        create("public");

        read("", tag).expectStatus().isOk();
    }

    private void create(String visibility) {
        web.post()
                .uri(CHARACTERS)
                .bodyValue(Map.of("name", "Shared", "slug", slug, "visibility", visibility))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private void make(String visibility) {
        web.patch()
                .uri(CHARACTERS + "/" + slug)
                .bodyValue(Map.of("visibility", visibility))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private ResponseSpec read(String part, String known) {
        return web.get()
                .uri(CHARACTERS + "/" + slug + part)
                .headers(headers -> {
                    if (known != null) {
                        headers.set(HttpHeaders.IF_NONE_MATCH, known);
                    }
                })
                .exchange();
    }
}

package io.novelengine.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.gateway.GatewayTest;
import io.novelengine.gateway.stub.Service;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document over HTTP. */
class OpenApiTests extends GatewayTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @BeforeEach
    void servicesDescribeThemselves() {
        for (var service : services) {
            service.document("""
                    {"openapi":"3.1.0","info":{"title":"%1$s"},
                     "paths":{"/api/v1/%1$s":{"get":{"operationId":"list","responses":{"200":{"description":"ok"}}}}}}""".formatted(service.name()));
        }
    }

    @Test
    void describesAllServicesAndTheGatewayItself() {
        var document = document();

        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(document.path("servers").toString()).contains("\"url\":\"/\"");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.path("paths").propertyNames())
                .contains("/health", "/metrics", "/characters", "/characters/{name}", "/simulations")
                .contains("/api/v1/character", "/api/v1/simulation", "/api/v1/analytics", "/api/v1/report")
                .contains("/api/v1/monitoring");
        assertThat(document.has("x-missing")).isFalse();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var document = document();
        var references = new TreeSet<String>();
        collect(document, references);

        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void givesTheRestWhileAServiceIsAway() {
        analytics.stop();
        simulation.readiness(Service.silent());

        var document = document();

        assertThat(document.path("x-missing").toString()).isEqualTo("[\"analytics-service\"]");
        assertThat(document.path("paths").has("/api/v1/character")).isTrue();
        assertThat(document.path("paths").has("/api/v1/analytics")).isFalse();
    }

    @Test
    void asksTheNextInstanceWhenOneIsAway() {
        report.stop();

        var document = document();

        assertThat(document.path("paths").has("/api/v1/report-2")).isTrue();
        assertThat(document.has("x-missing")).isFalse();
    }

    @Test
    void isTheSameAsYaml() {
        var text = get("/v3/api-docs.yaml")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        assertThat((JsonNode) JSON.valueToTree(yaml)).isEqualTo(document());
    }

    private JsonNode document() {
        return JSON.readTree(get("/v3/api-docs")
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    private static void collect(JsonNode node, TreeSet<String> references) {
        if (node.isObject() && node.path("$ref").isString()) {
            references.add(node.path("$ref").asString());
        }
        node.forEach(child -> collect(child, references));
    }
}

package io.novelengine.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One document out of many. */
class OpenApiMergeTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String OWN = """
            {"openapi":"3.1.0","paths":{"/health":{"get":{"operationId":"health","summary":"How it is"}}},
             "components":{"responses":{"Unavailable":{"description":"Away"}},
               "securitySchemes":{"bearer":{"type":"http"}}}}""";

    @Test
    void keepsPublicPathsOnly() {
        var whole = merge("character", """
                {"paths":{"/api/v1/characters":{"get":{}},"/legacy/characters":{"get":{}},"/internal":{"get":{}}}}""");

        assertThat(whole.path("paths").propertyNames()).containsExactly("/health", "/api/v1/characters");
    }

    @Test
    void prefixesOneOfTwoSchemasOfOneName() {
        var whole = new OpenApiMerge(read(OWN), JSON.createObjectNode())
                .add("character", read(document("characters", "{\"type\":\"string\"}")))
                .add("simulation", read(document("simulations", "{\"type\":\"object\"}")))
                .document();

        assertThat(whole.path("components").path("schemas").propertyNames()).containsExactly("Item", "SimulationItem");
        assertThat(whole.at("/components/schemas/Item/type").asString()).isEqualTo("string");
        assertThat(schema(whole, "characters")).isEqualTo("#/components/schemas/Item");
        assertThat(schema(whole, "simulations")).isEqualTo("#/components/schemas/SimulationItem");
    }

    @Test
    void sharesSchemasThatAreTheSame() {
        var whole = new OpenApiMerge(read(OWN), JSON.createObjectNode())
                .add("character", read(document("characters", "{\"type\":\"string\"}")))
                .add("simulation", read(document("simulations", "{\"type\":\"string\"}")))
                .document();

        assertThat(whole.path("components").path("schemas").propertyNames()).containsExactly("Item");
    }

    @Test
    void prefixesSchemasThatOnlyLookTheSame() {
        var page = "{\"items\":{\"$ref\":\"#/components/schemas/Item\"}}";
        var whole = new OpenApiMerge(read(OWN), JSON.createObjectNode())
                .add(
                        "character",
                        read("{\"components\":{\"schemas\":{\"Page\":" + page + ",\"Item\":{\"type\":\"string\"}}}}"))
                .add(
                        "simulation",
                        read("{\"components\":{\"schemas\":{\"Page\":" + page + ",\"Item\":{\"type\":\"object\"}}}}"))
                .document();

        assertThat(whole.at("/components/schemas/Page/items/$ref").asString()).isEqualTo("#/components/schemas/Item");
        assertThat(whole.at("/components/schemas/SimulationPage/items/$ref").asString())
                .isEqualTo("#/components/schemas/SimulationItem");
    }

    @Test
    void givesEveryOperationItsOwnId() {
        var one = "{\"paths\":{\"/api/v1/%s\":{\"get\":{\"operationId\":\"list\"}}}}";
        var whole = new OpenApiMerge(read(OWN), JSON.createObjectNode())
                .add("character", read(one.formatted("characters")))
                .add("report", read(one.formatted("reports")))
                .document();

        assertThat(operation(whole, "/api/v1/characters", "get")
                        .path("operationId")
                        .asString())
                .isEqualTo("listCharacters");
        assertThat(operation(whole, "/api/v1/reports", "get")
                        .path("operationId")
                        .asString())
                .isEqualTo("listReports");
    }

    @Test
    void tagsByServiceWhatHasNoTagForPeople() {
        var whole = merge("character", """
                {"info":{"title":"Characters"},"tags":[{"name":"cards","description":"Cards"}],
                 "paths":{"/api/v1/a":{"get":{"tags":["profile-controller"]}},"/api/v1/b":{"get":{"tags":["cards"]}},
                   "/api/v1/c":{"get":{}}}}""");

        assertThat(tags(whole, "/api/v1/a")).isEqualTo("[\"character\"]");
        assertThat(tags(whole, "/api/v1/b")).isEqualTo("[\"cards\"]");
        assertThat(tags(whole, "/api/v1/c")).isEqualTo("[\"character\"]");
        assertThat(whole.path("tags").valueStream().map(tag -> tag.path("name").asString()))
                .containsExactly("cards", "character");
    }

    @Test
    void saysWhatNeedsTheTokenAndWhatMayBeAway() {
        var whole = merge("monitoring", """
                {"paths":{"/api/v1/a":{"get":{},"post":{}},"/api/performance/overview":{"get":{}}}}""");

        assertThat(operation(whole, "/api/v1/a", "get").path("security").toString())
                .isEqualTo("[{},{\"bearer\":[]}]");
        assertThat(operation(whole, "/api/v1/a", "post").at("/security/0").has("bearer"))
                .isTrue();
        assertThat(operation(whole, "/api/performance/overview", "get")
                        .at("/security/0")
                        .has("bearer"))
                .isTrue();
        assertThat(operation(whole, "/api/v1/a", "get")
                        .at("/responses/503/$ref")
                        .asString())
                .isEqualTo("#/components/responses/Unavailable");
    }

    @Test
    void saysHowAnOperationCanFail() {
        var whole = merge("character", """
                {"paths":{"/api/v1/things/{id}":{"put":{"parameters":[{"name":"If-Match","in":"header"}],"requestBody":{},
                  "responses":{"409":{"description":"Taken"}}}}}}""");

        assertThat(operation(whole, "/api/v1/things/{id}", "put")
                        .path("responses")
                        .propertyNames())
                .contains("400", "401", "403", "404", "406", "412", "413", "415", "428", "429", "503");
        assertThat(operation(whole, "/api/v1/things/{id}", "put")
                        .at("/responses/409/description")
                        .asString())
                .isEqualTo("Taken");
    }

    @Test
    void addsDescriptionsAndExamples() {
        var whole = new OpenApiMerge(read(OWN), read("""
                        {"parameters":{"limit":"How many"},"examples":{"createThing":{"a":1}}}"""))
                .add("character", read("""
                        {"paths":{"/api/v1/things":{"post":{"parameters":[{"name":"limit","in":"query"}],
                          "requestBody":{"content":{"application/json":{}}}}}}}"""))
                .document();
        var operation = operation(whole, "/api/v1/things", "post");

        assertThat(operation.at("/parameters/0/description").asString()).isEqualTo("How many");
        assertThat(operation
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .at("/example/a")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void patternsMeanTheWholeText() {
        var whole = merge("character", """
                {"components":{"schemas":{"A":{"pattern":"a|b"},"B":{"pattern":"(?i)to-b"},"C":{"pattern":"^c$"}}}}""");

        assertThat(whole.at("/components/schemas/A/pattern").asString()).isEqualTo("^(?:a|b)$");
        assertThat(whole.at("/components/schemas/B/pattern").asString()).isEqualTo("^(?:[tT][oO]-[bB])$");
        assertThat(whole.at("/components/schemas/C/pattern").asString()).isEqualTo("^c$");
    }

    @Test
    void leavesTheSecuritySchemesOfServicesOut() {
        var whole = merge("character", "{\"components\":{\"securitySchemes\":{\"inner\":{\"type\":\"http\"}}}}");

        assertThat(whole.at("/components/securitySchemes").propertyNames()).containsExactly("bearer");
    }

    @Test
    void namesWhatIsMissing() {
        var whole = new OpenApiMerge(read(OWN), JSON.createObjectNode())
                .missing(List.of("report-service"))
                .document();

        assertThat(whole.path("x-missing").toString()).isEqualTo("[\"report-service\"]");
    }

    private static String document(String path, String item) {
        return """
                {"paths":{"/api/v1/%s":{"get":{"responses":{"200":{"content":{"application/json":
                  {"schema":{"$ref":"#/components/schemas/Item"}}}}}}}},
                 "components":{"schemas":{"Item":%s}}}""".formatted(path, item);
    }

    private static ObjectNode merge(String service, String document) {
        return new OpenApiMerge(read(OWN), JSON.createObjectNode())
                .add(service, read(document))
                .document();
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    private static JsonNode operation(ObjectNode whole, String path, String method) {
        return whole.path("paths").path(path).path(method);
    }

    private static String tags(ObjectNode whole, String path) {
        return operation(whole, path, "get").path("tags").toString();
    }

    private static String schema(ObjectNode whole, String path) {
        return operation(whole, "/api/v1/" + path, "get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema")
                .path("$ref")
                .asString();
    }
}

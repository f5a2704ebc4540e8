package io.novelengine.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationNamesTests {

    @ParameterizedTest
    @CsvSource({
        "get, /api/v1/characters, listCharacters",
        "get, /api/v1/characters/{idOrSlug}, readCharacter",
        "post, /api/v1/characters, createCharacter",
        "post, /api/v1/characters/batch, batchCharacters",
        "post, /api/v1/characters/{idOrSlug}/copies, createCharacterCopy",
        "post, /api/v1/characters/{idOrSlug}/lore/recall, recallCharacterLore",
        "get, /api/v1/characters/{idOrSlug}/versions/{version}, readCharacterVersion",
        "put, /api/v1/casts/{slug}, replaceCast",
        "delete, /api/v1/casts/{slug}, deleteCast",
        "post, /api/v1/simulations/{id}/pause, pauseSimulation",
        "get, /api/v1/simulations/{id}/live, readSimulationLive",
        "get, /api/v1/analytics/timeseries, readAnalyticsTimeseries",
        "get, /api/performance/metrics/{name}, readPerformanceMetric",
        "post, /api/v1/tokens/{id}/revoke-all, revokeAllToken"
    })
    void sayWhatIsDoneToWhat(String method, String path, String name) {
        assertThat(OperationNames.of(method, path)).isEqualTo(name);
    }
}

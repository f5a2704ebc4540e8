package io.novelengine.character.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.character.profile.Profile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What goes in comes out again, whatever the version and the container between. */
class RoundTripTests {

    private static final List<String> ALL =
            List.of(Samples.V1, Samples.SILLY_TAVERN, Samples.CHUB, Samples.ZOLTAN, Samples.V3, Samples.NO_EXTENSIONS);

    @Test
    void theFirstVersionSurvivesTheThird() {
        for (var card : List.of(Samples.V1, Samples.ZOLTAN)) {
            assertThat(json(export(json(export(Samples.utf8(card)).json("v3"))).json("v1")))
                    .isEqualTo(Samples.json(card));
        }
    }

    @Test
    void theSecondVersionSurvivesTheThird() {
        assertThat(json(export(export(Samples.utf8(Samples.CHUB)).json("v3")).json("v2")))
                .isEqualTo(Samples.json(Samples.CHUB));
        var silly = Samples.json(Samples.SILLY_TAVERN);
        ((ObjectNode) silly.at("/data/character_book")).putObject("extensions");
        assertThat(json(export(export(Samples.utf8(Samples.SILLY_TAVERN)).json("v3"))
                        .json("v2")))
                .isEqualTo(silly);
    }

    @Test
    void theThirdVersionSurvivesTheSecond() {
        var once = json(export(Samples.utf8(Samples.V3)).json("v3"));

        assertThat(json(export(export(Samples.utf8(Samples.V3)).json("v2")).json("v3")))
                .isEqualTo(once);
        assertThat(once.at("/data/extensions"))
                .isEqualTo(Samples.json(Samples.V3).at("/data/extensions"));
        assertThat(new String(export(Samples.utf8(Samples.V3)).json("v3"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("2.50", "12345678901234567890");
    }

    @Test
    void anEntryWithoutContentSurvivesToo() {
        var card = Samples.V3.replace("@@activate_only_after 2\\n@@depth 4\\nThe fleet has seven ships.", "");
        var once = json(export(Samples.utf8(card)).json("v3"));

        assertThat(once.at("/data/character_book/entries/0/content").asString("none"))
                .isEmpty();
        assertThat(json(export(export(Samples.utf8(card)).json("v2")).json("v3")))
                .isEqualTo(once);
    }

    @Test
    void everyCardSurvivesEveryContainerAndVersion() {
        for (var card : ALL) {
            var once = json(export(Samples.utf8(card)).json("v3"));
            var source = export(Samples.utf8(card));
            assertThat(json(export(source.json("v3")).json("v3"))).isEqualTo(once);
            assertThat(json(export(source.png("v3")).json("v3"))).isEqualTo(once);
            assertThat(withoutIcon(json(export(source.charx()).json("v3")), once))
                    .isEqualTo(once);
            assertThat(json(export(source.png("v2")).json("v3"))).isEqualTo(once);
            assertThat(json(export(export(source.png("v3")).charx()).png("v3"), "v3", once))
                    .isEqualTo(once);
        }
    }

    @Test
    void theImportedPictureIsKeptWithWhatElseIsInIt() {
        var picture = Samples.png(
                Samples.text("Title", "Mine"), Samples.text("chara", Samples.base64(Samples.NO_EXTENSIONS)));

        var exported = Png.read(export(picture).png("v3"), CardLimits.STANDARD);

        assertThat(exported.picture())
                .isEqualTo(Png.read(picture, CardLimits.STANDARD).picture());
        assertThat(exported.texts()).extracting(PngText::keyword).containsExactly("title", "chara", "ccv3");
    }

    @Test
    void aCharxKeepsItsOtherEntries() throws java.io.IOException {
        var file = Samples.zip(
                "card.json",
                Samples.utf8(Samples.V3),
                "assets/x/other/a.bin",
                new byte[] {7},
                "notes.json",
                Samples.utf8("{}"));

        var exported = export(file).charx();

        assertThat(Charx.entry(exported, "assets/x/other/a.bin", CardLimits.STANDARD))
                .isEqualTo(new byte[] {7});
        assertThat(Charx.entry(exported, "notes.json", CardLimits.STANDARD)).isEqualTo(Samples.utf8("{}"));
        assertThat(json(export(exported).json("v3")))
                .isEqualTo(json(export(file).json("v3")));
    }

    @Test
    void theCopyInTheSecondVersionHasNoDecoratorsAndSaysThatItIsOne() {
        var exported = Png.read(export(Samples.utf8(Samples.V3)).png("v3"), CardLimits.STANDARD);
        var chara = CardText.read(
                        PngText.of(exported.texts().getFirst(), 3_000_000).text(), CardLimits.STANDARD)
                .card();

        assertThat(chara.path("spec").asString()).isEqualTo("chara_card_v2");
        assertThat(chara.at("/data/character_book/entries/0/content").asString())
                .isEqualTo("The fleet has seven ships.");
        assertThat(chara.at("/data/creator_notes").asString()).contains("third version");
        assertThat(chara.at("/data").has("nickname")).isFalse();
    }

    @Test
    void changesAreLaidOverTheCardAndNothingElseIsTouched() {
        var file = Samples.utf8(Samples.SILLY_TAVERN);
        var imported = Intake.of(file, CardLimits.STANDARD).profile();
        var changed = withName(imported, "Serah the Elder");
        var source = new CardSource(changed, file, imported, Instant.ofEpochSecond(1_800_000_000));

        var card = json(source.json("v3"));

        assertThat(card.at("/data/name").asString()).isEqualTo("Serah the Elder");
        assertThat(card.path("name").asString()).isEqualTo("Serah the Elder");
        assertThat(card.at("/data/modification_date").asLong()).isEqualTo(1_800_000_000L);
        assertThat(card.at("/data/description"))
                .isEqualTo(Samples.json(Samples.SILLY_TAVERN).at("/data/description"));
        assertThat(card.at("/data/extensions/world").asString()).isEqualTo("Eldra");
        assertThat(Samples.JSON.treeToValue(card.at("/data/extensions").get(CardSource.PROFILE), Profile.class))
                .isEqualTo(changed);
    }

    @Test
    void aCharacterMadeHereComesBackWhole() {
        var profile = Intake.of(Samples.utf8(Samples.V3), CardLimits.STANDARD).profile();
        var source = new CardSource(profile, null, null, Instant.EPOCH);

        for (var file :
                List.of(source.json("v2"), source.json("v3"), source.png("v3"), source.png("v2"), source.charx())) {
            var back = Intake.of(file, CardLimits.STANDARD);
            assertThat(Samples.JSON.treeToValue(back.own(), Profile.class)).isEqualTo(profile);
            assertThat(back.profile().lore()).isEqualTo(profile.lore());
            assertThat(back.profile().name()).isEqualTo(profile.name());
        }
    }

    @Test
    void theSameCardHasTheSameDigestInEveryContainer() {
        var source = export(Samples.utf8(Samples.NO_EXTENSIONS));
        var digest = Intake.of(source.json("v3"), CardLimits.STANDARD).digest();

        assertThat(Intake.of(source.png("v3"), CardLimits.STANDARD).digest()).isEqualTo(digest);
        assertThat(Intake.of(Samples.utf8(Samples.NO_EXTENSIONS), CardLimits.STANDARD)
                        .digest())
                .isEqualTo(digest);
    }

    private static Profile withName(Profile profile, String name) {
        ObjectNode tree = Samples.JSON.valueToTree(profile);
        tree.put("name", name);
        return Samples.JSON.treeToValue(tree, Profile.class);
    }

    private static CardSource export(byte[] file) {
        var profile = Intake.of(file, CardLimits.STANDARD).profile();
        return new CardSource(profile, file, profile, Instant.EPOCH);
    }

    private static CardSource export(ObjectNode card) {
        return export(CardJson.write(card));
    }

    private static ObjectNode json(byte[] bytes) {
        return CardJson.read(bytes, CardLimits.STANDARD);
    }

    private static ObjectNode json(byte[] png, String spec, ObjectNode like) {
        return withoutIcon(json(export(png).json(spec)), like);
    }

    /** A CHARX of a card without assets names its picture as one. */
    private static ObjectNode withoutIcon(ObjectNode card, @Nullable ObjectNode like) {
        if (like != null && !like.get("data").has("assets")) {
            ((ObjectNode) card.get("data")).remove("assets");
        }
        return card;
    }
}

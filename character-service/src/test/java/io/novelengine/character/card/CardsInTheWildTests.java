package io.novelengine.character.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.character.profile.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cards as they are found are read, and the report says what was done with them. */
class CardsInTheWildTests {

    @Test
    void theTestVectorIsDecoded() {
        var chunk = Samples.text(
                "chara",
                "eyJzcGVjIjoiY2hhcmFfY2FyZF92MiIsInNwZWNfdmVyc2lvbiI6IjIuMCIsImRhdGEiOnsibmFtZSI6Ilpvw6sifX0=");
        var bytes = Samples.bytes(chunk);
        assertThat(java.util.HexFormat.of().formatHex(bytes, bytes.length - 4, bytes.length))
                .isEqualTo("a546f0c5");

        var intake = Intake.of(Samples.png(chunk), CardLimits.STANDARD);

        assertThat(intake.profile().name()).isEqualTo("Zoë");
        assertThat(intake.report().spec()).isEqualTo("v2");
        assertThat(intake.report().container()).isEqualTo("png");
        assertThat(Samples.fields(intake.report().repaired())).contains("description", "tags", "extensions");
        assertThat(intake.portraits()).containsOnlyKeys(Portrait.WIDTHS);
    }

    @Test
    void aCardOfTheFirstVersionActs() {
        var profile = read(Samples.V1).profile();

        assertThat(profile.shortName()).isEqualTo("Mira");
        assertThat(profile.pronouns()).isEqualTo("she");
        assertThat(profile.goals())
                .extracting(Profile.Goal::text)
                .containsExactly("to prove that the light still matters");
        assertThat(profile.goals().getFirst().drive()).isEqualTo("recognition");
        assertThat(profile.values()).contains("loyalty");
        assertThat(profile.skills()).containsKey("observation");
        assertThat(profile.traits().extraversion()).isNegative();
        assertThat(profile.look()).contains("long grey hair", "pale eyes");
        assertThat(profile.voice().phrases())
                .contains(
                        "It's as far as it ever was.",
                        "Mind the third stair.",
                        "You're late, and the tide's not waiting.");
        assertThat(profile.voice().register()).isEqualTo("plain");
        assertThat(profile.summary()).startsWith("Mira Vale is a stubborn lighthouse keeper. She has");
    }

    @Test
    void sillyTavernsMixtureOfTwoVersionsIsReadFromItsData() {
        var intake = read(Samples.SILLY_TAVERN);

        assertThat(intake.report().spec()).isEqualTo("v2");
        assertThat(Samples.fields(intake.report().kept()))
                .contains("name", "avatar", "chat", "create_date", "extensions.world");
        assertThat(Samples.fields(intake.report().repaired())).contains("character_book.extensions");
        assertThat(Samples.fields(intake.report().mapped())).contains("talkativeness", "character_book");
        var profile = intake.profile();
        assertThat(profile.voice().talkativeness()).isEqualTo(.5);
        assertThat(profile.traits().agreeableness()).isGreaterThan(.5);
        assertThat(profile.look()).contains("pink hair", "amber eyes");
        assertThat(profile.lore().facts()).singleElement().satisfies(fact -> {
            assertThat(fact.text()).isEqualTo("Serah keeps the glade of Eldra, where no beast may hunt.");
            assertThat(fact.keys()).containsExactly("eldra", "elder glade");
            assertThat(fact.order()).isEqualTo(100);
        });
    }

    @Test
    void chubsExtensionWithNullsIsKept() {
        var intake = read(Samples.CHUB);

        assertThat(Samples.fields(intake.report().kept())).contains("extensions.chub", "extensions.fav", "scenario");
        assertThat(intake.profile().goals().getFirst().drive()).isEqualTo("power");
        assertThat(intake.profile().voice().phrases()).contains("Look at you, insect.", "Return, then, and kneel.");
        assertThat(intake.profile().voice().register()).isEqualTo("plain");
        assertThat(intake.profile().lore()).isNull();
    }

    @Test
    void metadataBesideTheFirstVersionIsKept() {
        var intake = read(Samples.ZOLTAN);

        assertThat(intake.report().spec()).isEqualTo("v1");
        assertThat(Samples.fields(intake.report().kept())).containsExactly("metadata");
        assertThat(intake.profile().pronouns()).isEqualTo("they");
    }

    @Test
    void theThirdVersionIsReadWithItsSlips() {
        var intake = read(Samples.V3);

        assertThat(intake.report().spec()).isEqualTo("v3");
        assertThat(Samples.fields(intake.report().repaired()))
                .containsExactly("character_book.entries[0].uid", "character_book.entries[0].position");
        assertThat(Samples.fields(intake.report().kept()))
                .contains(
                        "assets",
                        "system_prompt",
                        "source",
                        "character_book.entries[0]",
                        "character_book.entries[1].extensions.sticky");
        var profile = intake.profile();
        assertThat(profile.shortName()).isEqualTo("Quill");
        assertThat(profile.role()).isEqualTo("captain");
        assertThat(profile.epithet()).isEqualTo("a daring captain of the sky fleet");
        assertThat(profile.goals()).extracting(Profile.Goal::text).containsExactly("to find her lost brother");
        assertThat(profile.goals().getFirst().drive()).isEqualTo("family");
        assertThat(profile.secret()).isEqualTo("she secretly reads the old maps at night");
        assertThat(profile.possessions()).containsExactly("a brass sextant");
        assertThat(profile.voice().phrases()).contains("All of you, aboard at once!");
        var lore = profile.lore();
        assertThat(lore.scanDepth()).isEqualTo(3);
        assertThat(lore.budget()).isEqualTo(400);
        assertThat(lore.recursive()).isTrue();
        assertThat(lore.facts())
                .extracting(Profile.Fact::text)
                .containsExactly(
                        "The sky is owned by nobody.",
                        "Her brother flew into the storm and did not come back.",
                        "The fleet has seven ships.");
        assertThat(lore.facts().getLast().onlyAfter()).isEqualTo(2);
        assertThat(lore.facts().getLast().regex()).isTrue();
        assertThat(lore.facts().get(1).secondaryKeys()).containsExactly("lost");
    }

    @Test
    void aBookWithoutExtensionsIsRepaired() {
        assertThat(Samples.fields(read(Samples.NO_EXTENSIONS).report().repaired()))
                .containsExactly("character_book.extensions", "character_book.entries[0].extensions");
    }

    @Test
    void otherTextsInThePictureAreLeftAloneAndTheThirdVersionGoesFirst() {
        var intake = Intake.of(
                Samples.png(
                        Samples.text("Title", "A portrait"),
                        Samples.text("Author", "Someone"),
                        Samples.packed("Comment", Samples.utf8("packed")),
                        Samples.text("chara", Samples.base64(Samples.NO_EXTENSIONS)),
                        Samples.text("CCV3", Samples.base64(Samples.V3))),
                CardLimits.STANDARD);

        assertThat(intake.profile().name()).isEqualTo("Captain Ada Quill");
        assertThat(Samples.fields(intake.report().kept()))
                .contains("PNG chunk title", "PNG chunk author", "PNG chunk comment");
        assertThat(Samples.fields(intake.report().ignored())).contains("PNG chunk chara");
    }

    @Test
    void oneChunkForEachFieldIsACardToo() {
        var intake = Intake.of(
                Samples.png(
                        Samples.text("name", "Pürö"),
                        Samples.text("personality", "shy, kind"),
                        Samples.text("first_message", "*waves* \"Hello there, stranger.\""),
                        Samples.text("scenario", "A wood."),
                        Samples.text("categories", "furry, friendly")),
                CardLimits.STANDARD);

        assertThat(intake.profile().name()).isEqualTo("Pürö");
        assertThat(intake.profile().tags()).containsExactly("furry", "friendly");
        assertThat(intake.profile().voice().phrases()).containsExactly("Hello there, stranger.");
        assertThat(Samples.fields(intake.report().repaired())).contains("PNG", "tags");
    }

    @Test
    void aCardIsFoundInEveryKindOfTextChunkAndEncoding() {
        var json = Samples.utf8(Samples.V1);
        var base64 = Samples.base64(Samples.V1);
        var zlib = java.util.Base64.getEncoder().encodeToString(Samples.deflate(json));
        for (var chunk : List.of(
                Samples.text("chara", base64),
                Samples.text("Chara", base64),
                Samples.text("chara", zlib),
                Samples.text("chara", Samples.V1),
                Samples.text("chara", base64.replaceAll("(.{60})", "$1\r\n")),
                Samples.packed("chara", Samples.utf8(base64)),
                Samples.packed("ccv3", json),
                Samples.international("chara", Samples.utf8(base64), false),
                Samples.international("chara", json, true))) {
            assertThat(Intake.of(Samples.png(chunk), CardLimits.STANDARD)
                            .profile()
                            .name())
                    .isEqualTo("Mira Vale");
        }
    }

    @Test
    void aCharxIsReadWithItsIcon() throws java.io.IOException {
        var card = Samples.V3.replace("ccdefault:icon.png", "embeded://assets/icon/images/main.png");
        var intake = Intake.of(
                Samples.zip(
                        "assets/icon/images/main.png", Samples.png(),
                        "card.json", Samples.utf8(card),
                        "module.risum", new byte[] {1, 2, 3}),
                CardLimits.STANDARD);

        assertThat(intake.report().container()).isEqualTo("charx");
        assertThat(intake.profile().name()).isEqualTo("Captain Ada Quill");
        assertThat(intake.portraits()).hasSize(4);
    }

    @Test
    void wrongTypesAreReadForWhatTheyMean() {
        var intake = read("""
                {"data":{"name":"Odd","description":null,"personality":["kind","calm"],"tags":"a, b","alternate_greetings":null,
                 "creation_date":"2024-01-02T03:04:05Z","modification_date":1700000000000,"nickname":null,"extensions":[],"talkativeness":1,
                 "character_book":{"entries":{"0":{"key":["x"],"keysecondary":[],"comment":"c","content":"Text.","order":"7","disable":false,"constant":"true"},"1":5}}}}""");

        assertThat(Samples.fields(intake.report().repaired()))
                .contains(
                        "spec",
                        "description",
                        "personality",
                        "tags",
                        "alternate_greetings",
                        "extensions",
                        "creation_date",
                        "modification_date",
                        "character_book.entries",
                        "character_book.entries[0].key",
                        "character_book.entries[0].order",
                        "character_book.entries[0].disable",
                        "character_book.entries[0].constant");
        assertThat(Samples.fields(intake.report().ignored())).contains("character_book.entries[1]");
        assertThat(intake.profile().tags()).containsExactly("a", "b");
        assertThat(intake.profile().lore().facts().getFirst().constant()).isTrue();
        assertThat(intake.profile().lore().facts().getFirst().order()).isEqualTo(7);
    }

    @Test
    void whatIsTooLongForAThingIsNone() {
        var card = "{\"name\":\"A\",\"description\":\"She carries a " + "very ".repeat(80)
                + "heavy box. She carries a lamp.\"}";

        assertThat(read(card).profile().possessions()).containsExactly("a lamp");
    }

    @Test
    void whatIsDeniedIsNoGoalAndNoTrait() {
        var profile = read("""
                        {"name":"A","description":"He does not want to be king. He is not cruel. He never tries to run. He wants to go home, but nobody lets him."}""").profile();

        assertThat(profile.goals()).extracting(Profile.Goal::text).containsExactly("to go home");
        assertThat(profile.traits()).isNull();
    }

    @Test
    void aNewerVersionIsReadWithAWarning() {
        var intake = read(Samples.V3.replace("\"spec_version\":\"3.0\"", "\"spec_version\":\"3.7\""));

        assertThat(Samples.fields(intake.report().ignored())).contains("spec_version");
    }

    private static Intake read(String json) {
        return Intake.of(Samples.utf8(json), CardLimits.STANDARD);
    }
}

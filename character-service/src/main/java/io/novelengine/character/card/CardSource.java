package io.novelengine.character.card;

import io.novelengine.character.card.CardFile.Container;
import io.novelengine.character.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a card of a character is written from.
 *
 * @param profile the character as it is now
 * @param file the file that it was imported from; null when it was made here
 * @param imported the character as it was then
 * @param changed when it was last changed
 */
public record CardSource(
        Profile profile, byte @Nullable [] file, @Nullable Profile imported, Instant changed) {

    /** Extension of a card in which our own profile stands, so that nothing of it is lost. */
    static final String PROFILE = "novel-engine/profile";

    private static final int WIDTH = 512;

    /** The card as JSON of the given version, {@code v1}, {@code v2} or {@code v3}. */
    public byte[] json(String spec) {
        return CardJson.write(CardExport.as(spec, card().root()));
    }

    /** The card in its picture; for a character without one a plain one is drawn. */
    public byte[] png(String spec) {
        var card = card();
        return CardExport.png(spec, card.root(), picture(card));
    }

    /** The card as CHARX. */
    public byte[] charx() {
        var card = card();
        return file != null && card.container() == Container.CHARX
                ? CardExport.charx(card.root(), file, CardLimits.STANDARD)
                : CardExport.charx(card.root(), picture(card));
    }

    private Png picture(Card card) {
        var png = card.png();
        return png != null ? png : Png.read(Portrait.drawn(profile.name(), WIDTH), CardLimits.STANDARD);
    }

    private Card card() {
        if (file == null) {
            return made();
        }
        var card = Card.read(file, CardLimits.STANDARD, new ImportReport.Draft());
        if (imported == null || !profile.essence().equals(imported.essence())) {
            lay(card, imported == null ? profile : imported);
        }
        return card;
    }

    private Card made() {
        var root = CardJson.object().put("spec", "chara_card_v3").put("spec_version", "3.0");
        var data = root.putObject("data").put("name", profile.name());
        data.put("description", or(profile.background(), or(profile.summary(), "")));
        data.put("personality", profile.values() == null ? "" : String.join(", ", profile.values()));
        data.put("scenario", "").put("first_mes", greeting()).put("mes_example", examples());
        for (var field : List.of(
                "creator_notes", "system_prompt", "post_history_instructions", "creator", "character_version")) {
            data.put(field, "");
        }
        data.putArray("alternate_greetings");
        tags(data);
        data.putArray("group_only_greetings");
        data.putObject("extensions").set(PROFILE, CardJson.tree(profile.essence()));
        if (profile.shortName() != null) {
            data.put("nickname", profile.shortName());
        }
        talkativeness(data);
        lore(data);
        data.put("modification_date", changed.getEpochSecond());
        return new Card(Container.JSON, "v3", root, null);
    }

    /** What was changed since the import, laid over the card. */
    private void lay(Card card, Profile before) {
        var data = card.data();
        if (!profile.name().equals(before.name())) {
            text(card.root(), "name", profile.name());
        }
        if (profile.shortName() != null && !profile.shortName().equals(before.shortName())) {
            data.put("nickname", profile.shortName());
        }
        if (!Objects.equals(profile.background(), before.background())) {
            text(card.root(), "description", or(profile.background(), ""));
            text(card.root(), "personality", "");
        }
        if (!Objects.equals(profile.tags(), before.tags())) {
            tags(data);
        }
        talkativeness(data);
        if (!Objects.equals(profile.lore(), before.lore())) {
            lore(data);
        }
        card.extensions().set(PROFILE, CardJson.tree(profile.essence()));
        data.put("modification_date", changed.getEpochSecond());
    }

    /** Some cards repeat fields of the first version beside their data; what agreed goes on agreeing. */
    private static void text(ObjectNode root, String field, String text) {
        var data = (ObjectNode) root.get("data");
        if (root.path(field).equals(data.get(field))) {
            root.put(field, text);
        }
        data.put(field, text);
    }

    private void tags(ObjectNode data) {
        var tags = data.putArray("tags");
        if (profile.tags() != null) {
            profile.tags().forEach(tags::add);
        }
    }

    private void talkativeness(ObjectNode data) {
        var voice = profile.voice();
        if (voice != null && voice.talkativeness() != null) {
            var extensions = (ObjectNode) data.get("extensions");
            var there = Card.number(extensions.path("talkativeness"));
            if (there == null || !there.equals(voice.talkativeness())) {
                extensions.put("talkativeness", voice.talkativeness());
            }
        }
    }

    private void lore(ObjectNode data) {
        if (profile.lore() == null) {
            data.remove("character_book");
        } else {
            data.set("character_book", LoreWriter.book(profile.lore()));
        }
    }

    private String greeting() {
        var phrases = phrases();
        return phrases.isEmpty() ? "" : "\"" + phrases.getFirst() + "\"";
    }

    private String examples() {
        var phrases = phrases();
        return phrases.isEmpty() ? "" : "<START>\n{{char}}: " + String.join("\n{{char}}: ", phrases);
    }

    private List<String> phrases() {
        var voice = profile.voice();
        return voice == null || voice.phrases() == null ? List.of() : voice.phrases();
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}

package io.novelengine.character.card;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Writes cards: as JSON of each version, as PNG with the chunks that readers look for, as CHARX. */
final class CardExport {

    /** Where an export as the second version puts what only the third can say. */
    static final String ASIDE = "novel-engine/v3";

    private static final List<String> ONLY_V3 = List.of(
            "nickname",
            "assets",
            "creator_notes_multilingual",
            "source",
            "group_only_greetings",
            "creation_date",
            "modification_date");
    private static final Set<String> CARD_CHUNKS = Set.of(
            "chara",
            "ccv3",
            "name",
            "description",
            "personality",
            "scenario",
            "first_message",
            "first_mes",
            "example_dialogue",
            "mes_example",
            "categories");
    private static final String COPY_NOTE = "This is a copy for readers of the second version of the card format;"
            + " some of what the card holds is only in its third version.";

    private CardExport() {}

    /** The card as the given version of the format, {@code v1}, {@code v2} or {@code v3}. */
    static ObjectNode as(String spec, ObjectNode root) {
        return switch (spec) {
            case "v1" -> v1(root);
            case "v2" -> v2(root);
            default -> root.deepCopy();
        };
    }

    private static ObjectNode v1(ObjectNode root) {
        var card = CardJson.object();
        var data = root.get("data");
        Normal.V1_TEXTS.forEach(field -> card.set(field, data.get(field).deepCopy()));
        root.properties().forEach(field -> {
            if (!Set.of("spec", "spec_version", "data").contains(field.getKey())) {
                card.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        return card;
    }

    private static ObjectNode v2(ObjectNode root) {
        var card = root.deepCopy();
        card.put("spec", "chara_card_v2");
        card.put("spec_version", "2.0");
        var data = (ObjectNode) card.get("data");
        var aside = CardJson.object();
        for (var field : ONLY_V3) {
            var value = data.remove(field);
            if (value != null && !(field.equals("group_only_greetings") && value.isEmpty())) {
                aside.set(field, value);
            }
        }
        if (!aside.isEmpty()) {
            ((ObjectNode) data.get("extensions")).set(ASIDE, aside);
        }
        data.path("character_book").path("entries").forEach(entry -> v2Entry((ObjectNode) entry));
        return card;
    }

    private static void v2Entry(ObjectNode entry) {
        var aside = CardJson.object();
        var content = entry.path("content").asString("");
        var told = Decorated.of(content).text();
        if (!told.equals(content)) {
            aside.put("content", content);
            entry.put("content", told);
        }
        if (entry.remove("use_regex").asBoolean(false)) {
            aside.put("use_regex", true);
        }
        if (!aside.isEmpty()) {
            ((ObjectNode) entry.get("extensions")).set(ASIDE, aside);
        }
    }

    /** The picture with the card in it: as {@code v3} in both chunks, otherwise in {@code chara} alone. */
    static byte[] png(String spec, ObjectNode root, Png picture) {
        var texts = new LinkedHashMap<String, String>();
        if (spec.equals("v3")) {
            var copy = as("v2", root);
            if (((ObjectNode) copy.get("data").get("extensions")).has(ASIDE)) {
                var data = (ObjectNode) copy.get("data");
                var notes = data.path("creator_notes").asString("");
                data.put("creator_notes", notes.isEmpty() ? COPY_NOTE : notes + "\n\n" + COPY_NOTE);
            }
            texts.put("chara", CardText.write(copy));
            texts.put("ccv3", CardText.write(root));
        } else {
            texts.put("chara", CardText.write(as(spec, root)));
        }
        return picture.with(texts, CARD_CHUNKS);
    }

    /** A CHARX of the card and, unless its assets say otherwise, the picture as its main icon. */
    static byte[] charx(ObjectNode root, Png picture) {
        var card = root.deepCopy();
        var data = (ObjectNode) card.get("data");
        var assets = new LinkedHashMap<String, byte[]>();
        if (!data.has("assets")) {
            var path = "assets/icon/images/main.png";
            data.putArray("assets")
                    .addObject()
                    .put("type", "icon")
                    .put("uri", "embeded://" + path)
                    .put("name", "main")
                    .put("ext", "png");
            assets.put(path, picture.with(Map.of(), CARD_CHUNKS));
        }
        return Charx.write(CardJson.write(card), assets);
    }

    /** The CHARX that a card came in, with the card as it is now. */
    static byte[] charx(ObjectNode root, byte[] file, CardLimits limits) {
        return Charx.with(file, CardJson.write(root), limits);
    }
}

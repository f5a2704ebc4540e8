package io.novelengine.character.card;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that holds a card, as far as it is the same for all versions of the format.
 *
 * @param container what kind of file it is
 * @param json the card as it stands in the file
 * @param png the picture that it came with
 */
record CardFile(
        Container container, ObjectNode json, @Nullable Png png) {

    private static final List<String> KEYWORDS = List.of("ccv3", "chara");
    private static final Map<String, String> FLAT = flat();
    private static final Set<String> ENOUGH = Set.of("first_mes", "description", "personality");

    private static Map<String, String> flat() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", "name");
        fields.put("description", "description");
        fields.put("personality", "personality");
        fields.put("scenario", "scenario");
        fields.put("first_message", "first_mes");
        fields.put("first_mes", "first_mes");
        fields.put("example_dialogue", "mes_example");
        fields.put("mes_example", "mes_example");
        fields.put("categories", "tags");
        return fields;
    }

    /** The card in the file, whose kind its first bytes tell; refused with the reason when there is none. */
    static CardFile read(byte[] file, CardLimits limits, ImportReport.Draft report) {
        if (file.length > limits.file()) {
            throw CardRefused.tooLarge("The file has more than " + limits.file() + " bytes.");
        }
        if (Png.is(file)) {
            return png(Png.read(file, limits), limits, report);
        }
        if (Charx.is(file)) {
            return charx(file, limits, report);
        }
        if (startsAsJson(file)) {
            return new CardFile(Container.JSON, CardJson.read(file, limits), null);
        }
        throw CardRefused.unsupported("The file is neither a PNG, nor a CHARX, nor JSON.");
    }

    private static boolean startsAsJson(byte[] file) {
        for (var i = 0; i < Math.min(file.length, 1_000); i++) {
            var letter = file[i] & 0xff;
            if (letter == '{') {
                return true;
            }
            if (letter > ' ' && letter != 0xef && letter != 0xbb && letter != 0xbf) {
                return false;
            }
        }
        return false;
    }

    private static CardFile charx(byte[] file, CardLimits limits, ImportReport.Draft report) {
        var json = CardJson.read(Charx.card(file, limits), limits);
        var icon = icon(json);
        if (icon == null) {
            return new CardFile(Container.CHARX, json, null);
        }
        var picture = Charx.entry(file, icon, limits);
        if (picture == null || !Png.is(picture)) {
            return new CardFile(Container.CHARX, json, null);
        }
        try {
            return new CardFile(Container.CHARX, json, Png.read(picture, limits));
        } catch (CardRefused e) {
            report.ignored(icon, "the picture cannot be used: " + e.getMessage());
            return new CardFile(Container.CHARX, json, null);
        }
    }

    private static @Nullable String icon(ObjectNode json) {
        for (var asset : json.path("data").path("assets")) {
            var uri = asset.path("uri").asString("");
            if (asset.path("type").asString("").equals("icon")
                    && uri.toLowerCase(Locale.ROOT).startsWith("embeded://")) {
                return uri.substring("embeded://".length());
            }
        }
        return null;
    }

    private static CardFile png(Png png, CardLimits limits, ImportReport.Draft report) {
        if (png.trailing() > 0) {
            report.ignored("PNG", png.trailing() + " bytes after its end");
        }
        var texts = texts(png, limits, report);
        for (var keyword : KEYWORDS) {
            var text = texts.get(keyword);
            if (text != null) {
                var read = CardText.read(text, limits);
                if (!read.departure().isEmpty()) {
                    report.repaired("PNG chunk " + keyword, read.departure());
                }
                if (keyword.equals("ccv3") && texts.containsKey("chara")) {
                    report.ignored("PNG chunk chara", "the card of the chunk ccv3 was taken");
                }
                return new CardFile(Container.PNG, read.card(), png);
            }
        }
        return new CardFile(Container.PNG, flat(texts, report), png);
    }

    /** The first text of each keyword that may be a card's. */
    private static Map<String, String> texts(Png png, CardLimits limits, ImportReport.Draft report) {
        var texts = new LinkedHashMap<String, String>();
        for (var chunk : png.texts()) {
            var keyword = PngText.keyword(chunk);
            if (!KEYWORDS.contains(keyword) && !FLAT.containsKey(keyword)) {
                report.kept("PNG chunk " + keyword, "left in the picture");
            } else if (texts.containsKey(keyword)) {
                report.ignored("PNG chunk " + keyword, "there is an earlier one");
            } else {
                var text = PngText.of(chunk, limits.json() / 2 * 3);
                if (text != null) {
                    texts.put(keyword, text.text());
                    if (!chunk.type().equals("tEXt")) {
                        report.repaired("PNG chunk " + keyword, "was " + chunk.type() + " instead of tEXt");
                    }
                }
            }
        }
        return texts;
    }

    private static ObjectNode flat(Map<String, String> texts, ImportReport.Draft report) {
        var card = CardJson.object();
        FLAT.forEach((keyword, field) -> {
            var text = texts.get(keyword);
            if (text != null && !card.has(field)) {
                card.put(field, text);
            }
        });
        if (!card.has("name") || ENOUGH.stream().noneMatch(card::has)) {
            throw CardRefused.malformed("The PNG is a picture without a character card.");
        }
        report.repaired("PNG", "the card stood in one text chunk for each field");
        return card;
    }

    /** The kinds of file. */
    enum Container {
        JSON,
        PNG,
        CHARX;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

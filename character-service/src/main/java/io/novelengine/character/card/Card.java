package io.novelengine.character.card;

import io.novelengine.character.card.CardFile.Container;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A card in the form of its third version, with everything that the file held beyond that left where it was.
 *
 * @param container the kind of file it came in
 * @param spec {@code v1}, {@code v2} or {@code v3}, as it came
 * @param root the card; its {@code data} is complete and of the right types
 * @param png the picture that it came with
 */
public record Card(
        Container container,
        String spec,
        ObjectNode root,
        @Nullable Png png) {

    /** The card in a file; refused with a {@link CardRefused} that says why. What was amiss stands in the report. */
    static Card read(byte[] file, CardLimits limits, ImportReport.Draft report) {
        var read = CardFile.read(file, limits, report);
        var normal = Normal.of(read.json(), limits, report);
        return new Card(read.container(), normal.spec(), normal.root(), read.png());
    }

    ObjectNode data() {
        return (ObjectNode) root.get("data");
    }

    String text(String field) {
        return data().path(field).asString("");
    }

    List<String> texts(String field) {
        var result = new ArrayList<String>();
        data().path(field).forEach(text -> result.add(text.asString("")));
        return result;
    }

    ObjectNode extensions() {
        return (ObjectNode) data().get("extensions");
    }

    /** Its lorebook, if it has one with entries. */
    @Nullable
    ObjectNode book() {
        return data().get("character_book") instanceof ObjectNode book
                        && book.get("entries") instanceof ArrayNode entries
                        && !entries.isEmpty()
                ? book
                : null;
    }

    /** A number that the card may hold as a number or as text; null when it is neither or not finite. */
    static @Nullable Double number(JsonNode node) {
        double value;
        if (node.isNumber()) {
            value = node.numberValue().doubleValue();
        } else if (node.isString() && node.stringValue().strip().matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
            value = Double.parseDouble(node.stringValue().strip());
        } else {
            return null;
        }
        return Double.isFinite(value) ? value : null;
    }
}

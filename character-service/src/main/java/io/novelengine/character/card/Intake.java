package io.novelengine.character.card;

import io.novelengine.character.profile.Profile;
import io.novelengine.shared.identity.Digest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a file gives.
 *
 * @param profile the character that the card describes; within the bounds of a profile, without a slug
 * @param own the profile that an export of this suite has put into the card, not yet checked
 * @param report what became of the card's contents
 * @param digest of the card, whatever the file and the order of its fields
 * @param portraits its picture in the widths that are served; empty when it has none that can be drawn
 */
public record Intake(
        Profile profile, @Nullable JsonNode own, ImportReport report, String digest, Map<Integer, byte[]> portraits) {

    /** The character in a file; a {@link CardRefused} says why there is none. */
    public static Intake of(byte[] file, CardLimits limits) {
        var draft = new ImportReport.Draft();
        var card = Card.read(file, limits, draft);
        var own = card.extensions().get(CardSource.PROFILE);
        var profile = new CharacterReader(card, draft).read();
        var portraits = portraits(card, draft);
        return new Intake(
                profile,
                own != null && own.isObject() ? own : null,
                draft.done(card.container().word(), card.spec()),
                digest(card),
                portraits);
    }

    private static Map<Integer, byte[]> portraits(Card card, ImportReport.Draft draft) {
        var portraits = new LinkedHashMap<Integer, byte[]>();
        var png = card.png();
        if (png == null) {
            return portraits;
        }
        try {
            for (var width : Portrait.WIDTHS) {
                portraits.put(width, Portrait.scaled(png, width));
            }
            draft.mapped("picture", "portrait, " + png.width() + " by " + png.height());
            if (png.isAnimated()) {
                draft.kept("picture", "moves; the portrait shows its first frame");
            }
        } catch (CardRefused e) {
            draft.ignored("picture", "cannot be drawn; a plain portrait stands for it");
            portraits.clear();
        }
        return portraits;
    }

    private static String digest(Card card) {
        return Digest.sha256(new String(CardJson.write(sorted(card.data())), StandardCharsets.UTF_8));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var result = CardJson.object();
            node.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(field -> result.set(field.getKey(), sorted(field.getValue())));
            return result;
        }
        if (node.isArray()) {
            var result = CardJson.object().arrayNode();
            node.forEach(item -> result.add(sorted(item)));
            return result;
        }
        return node;
    }
}

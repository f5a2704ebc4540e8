package io.novelengine.character.card;

import io.novelengine.character.profile.Profile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a character out of a card. */
final class CharacterReader {

    private static final List<String> SHOWN_ONLY = List.of(
            "system_prompt", "post_history_instructions", "creator_notes", "creator", "character_version", "scenario");
    private static final List<String> KEPT =
            List.of("assets", "creator_notes_multilingual", "source", "creation_date", "modification_date");

    private final Card card;
    private final ImportReport.Draft report;

    CharacterReader(Card card, ImportReport.Draft report) {
        this.card = card;
        this.report = report;
    }

    /** The profile, without a slug; everything in it is within a profile's bounds. */
    Profile read() {
        var name = PlainText.line(card.text("name"), 120);
        if (name.isEmpty()) {
            throw CardRefused.malformed("The card has no name that can be shown.");
        }
        var nickname = PlainText.line(card.text("nickname"), 80);
        var called = nickname.isEmpty() ? shortName(name) : nickname;
        report.mapped(nickname.isEmpty() ? "name" : "name, nickname", "name and short name");
        var description = plain("description", called);
        var personality = plain("personality", called);
        var portrayal = new Portrayal(description + "\n" + personality + "\n" + plain("scenario", called), report);
        var goals = portrayal.goals();
        var pronouns = portrayal.pronouns();
        var epithet = portrayal.epithet();
        reportKept();
        return new Profile(
                null,
                name,
                called,
                pronouns,
                portrayal.role(epithet),
                epithet,
                summary(description),
                background(description, personality),
                portrayal.look(),
                portrayal.traits(),
                portrayal.values(goals),
                goals,
                portrayal.skills(),
                null,
                new Speech(card, called).voice(report),
                portrayal.secret(pronouns),
                portrayal.fear(),
                portrayal.possessions(),
                tags(),
                new LoreReader(called, report).read(card.book()),
                null);
    }

    private String plain(String field, String name) {
        return PlainText.clean(Macros.plain(card.text(field), name), 100_000);
    }

    /** The first name, unless a title stands there. */
    private static String shortName(String name) {
        var words = name.split(" ");
        var title = words[0].endsWith(".")
                || List.of(
                                "the",
                                "captain",
                                "doctor",
                                "lady",
                                "lord",
                                "sir",
                                "professor",
                                "queen",
                                "king",
                                "miss",
                                "mister")
                        .contains(words[0].toLowerCase(Locale.ROOT));
        return PlainText.line(title || words[0].length() < 2 ? name : words[0].replaceAll("[,;:]+$", ""), 80);
    }

    private @Nullable String summary(String description) {
        if (description.isEmpty() || description.startsWith("[")) {
            return null;
        }
        var end = 0;
        for (var sentences = 0; sentences < 2; sentences++) {
            var next = sentenceEnd(description, end);
            if (next < 0 || next > 600) {
                break;
            }
            end = next;
        }
        report.mapped("description", "summary");
        return end == 0 ? PlainText.line(description, 400) : PlainText.line(description.substring(0, end), 800);
    }

    private static int sentenceEnd(String text, int from) {
        for (var i = from; i < Math.min(text.length(), from + 700); i++) {
            var ends = ".!?".indexOf(text.charAt(i)) >= 0;
            if (ends && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)))) {
                return i + 1;
            }
        }
        return -1;
    }

    private @Nullable String background(String description, String personality) {
        var all = PlainText.clean(personality.isEmpty() ? description : description + "\n\n" + personality, 20_000);
        if (all.isEmpty()) {
            return null;
        }
        report.mapped(
                "description, personality",
                all.length() < 20_000 ? "background" : "background, the first 20000 characters");
        return all;
    }

    private @Nullable List<String> tags() {
        var tags = new LinkedHashSet<String>();
        for (var tag : card.texts("tags")) {
            var cleaned = PlainText.line(tag, 40);
            if (!cleaned.isEmpty() && tags.size() < 30) {
                tags.add(cleaned);
            }
        }
        if (tags.isEmpty()) {
            return null;
        }
        report.mapped("tags", tags.size() + " tags");
        return List.copyOf(tags);
    }

    private void reportKept() {
        for (var field : SHOWN_ONLY) {
            if (!card.text(field).isEmpty()) {
                report.kept(
                        field,
                        field.equals("scenario")
                                ? "a premise that suits the character"
                                : "is kept, and given to no model");
            }
        }
        KEPT.stream().filter(card.data()::has).forEach(field -> report.kept(field, "comes out of an export again"));
        card.extensions().propertyNames().stream()
                .filter(field -> !field.equals("talkativeness"))
                .forEach(field -> report.kept("extensions." + field, "comes out of an export again"));
    }
}

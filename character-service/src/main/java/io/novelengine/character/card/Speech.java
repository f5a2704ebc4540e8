package io.novelengine.character.card;

import com.google.re2j.Pattern;
import io.novelengine.character.profile.Profile.Voice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a card's character speaks, heard from its greetings and examples. */
final class Speech {

    private static final int MOST_PHRASES = 12;
    private static final int MOST_TEXT = 40_000;
    private static final Pattern QUOTED = Pattern.compile("[\"“„«]([^\"”“„«»\\n]+)[\"”»]");
    private static final Pattern LINE = Pattern.compile("(?im)^\\s*(?:\\{\\{char\\}\\}|<BOT>|<CHAR>)\\s*:\\s*(.+)$");
    private static final Pattern ACTION = Pattern.compile("\\*[^*\\n]*\\*|\\([^()\\n]*\\)|_[^_\\n]*_");
    private static final Pattern SENTENCE = Pattern.compile("[^.!?…]+[.!?…]+");
    private static final Pattern ROUGH = Pattern.compile(
            "(?i)\\b(ain't|gonna|wanna|gotta|'em|ya|yer|nah|lemme|dunno|kinda|damn|hell|bloody|bastard|outta|'cause)\\b");
    private static final Pattern ORNATE = Pattern.compile(
            "(?i)\\b(thee|thou|thy|hath|doth|pray|alas|'tis|'twas|henceforth|ere|beloved|radiant|eternal|destiny|whisper|moonlight|behold)\\b");
    private static final Pattern CONTRACTED = Pattern.compile("(?i)\\b[a-z]+['’](t|s|re|ve|ll|d|m)\\b");

    private final Card card;
    private final String name;

    Speech(Card card, String name) {
        this.card = card;
        this.name = name;
    }

    /** The voice; null when the card says nothing of it. */
    @Nullable
    Voice voice(ImportReport.Draft report) {
        var phrases = phrases();
        var talkativeness = talkativeness(report);
        if (phrases.isEmpty() && talkativeness == null) {
            return null;
        }
        var register = register(String.join(" ", phrases));
        if (!phrases.isEmpty()) {
            report.mapped(
                    "first_mes, alternate_greetings, group_only_greetings, mes_example",
                    phrases.size() + " phrases of the voice, which is " + register);
        }
        return new Voice(register, talkativeness, phrases.isEmpty() ? null : phrases);
    }

    private @Nullable Double talkativeness(ImportReport.Draft report) {
        for (var node :
                List.of(card.extensions().path("talkativeness"), card.root().path("talkativeness"))) {
            var number = Card.number(node);
            if (number != null) {
                var value = Math.clamp(number, 0, 1);
                report.mapped("talkativeness", "talkativeness of the voice, " + value);
                return value;
            }
        }
        return null;
    }

    private List<String> phrases() {
        var phrases = new LinkedHashSet<String>();
        var examples = LINE.matcher(cut(card.text("mes_example")));
        while (examples.find() && phrases.size() < MOST_PHRASES) {
            spoken(examples.group(1), true, phrases);
        }
        var greetings = new ArrayList<>(List.of(card.text("first_mes")));
        greetings.addAll(card.texts("alternate_greetings"));
        greetings.addAll(card.texts("group_only_greetings"));
        for (var greeting : greetings.subList(0, Math.min(greetings.size(), 20))) {
            spoken(cut(greeting), false, phrases);
        }
        return List.copyOf(phrases);
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }

    /** What is in quotation marks; where nothing is, and the line is the character's, what is no action. */
    private void spoken(String text, boolean own, LinkedHashSet<String> phrases) {
        var quoted = QUOTED.matcher(text);
        var found = false;
        while (quoted.find()) {
            found = true;
            sentences(quoted.group(1), phrases);
        }
        if (!found && (own || text.indexOf('*') >= 0)) {
            sentences(ACTION.matcher(text).replaceAll(" "), phrases);
        }
    }

    private void sentences(String text, LinkedHashSet<String> phrases) {
        var sentence = SENTENCE.matcher(text.strip() + (text.strip().matches("(?s).*[.!?…]$") ? "" : "."));
        while (sentence.find() && phrases.size() < MOST_PHRASES) {
            if (!Macros.speaksOfTheUser(sentence.group())) {
                var phrase = PlainText.line(Macros.plain(sentence.group(), name), 200)
                        .replaceAll("^[\\s,;:~*_-]+", "");
                if (phrase.length() >= 8 && Character.isLetter(phrase.charAt(0))) {
                    phrases.add(phrase);
                }
            }
        }
    }

    private static String register(String text) {
        var sentences = Math.max(1, count(SENTENCE, text));
        if (count(ROUGH, text) * 4 >= sentences) {
            return "rough";
        }
        if (count(ORNATE, text) * 4 >= sentences) {
            return "ornate";
        }
        var words = text.toLowerCase(Locale.ROOT).split("\\s+").length;
        return sentences >= 3 && count(CONTRACTED, text) == 0 && words / sentences >= 9 ? "formal" : "plain";
    }

    private static int count(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        var count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}

package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.Paragraph.Kind;
import io.novelengine.simulation.narrator.frames.Dice;
import io.novelengine.simulation.narrator.frames.Mentions;
import io.novelengine.simulation.narrator.grammar.Typography;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A passage in the making: sentences that gather into paragraphs. */
final class Draft {

    private static final int LONG_PARAGRAPH = 6;
    private static final int JOINED_WORDS = 30;
    private static final int LEAD_SENTENCES = 2;
    private static final int LEAD_WORDS = 40;
    private static final int RUN_ON = 5;
    private static final int RUN_ON_WORDS = 85;

    private final Memory memory;
    private final Mentions mentions;
    private final Dice dice;
    private final Set<String> names;
    private final List<Paragraph> done = new ArrayList<>();
    private final List<Sentence> told = new ArrayList<>();
    private final List<Sentence> sentences = new ArrayList<>();
    private final LinkedHashSet<String> events = new LinkedHashSet<>();
    private boolean scene;
    private boolean spoken;
    private int joined;

    Draft(Memory memory, Dice dice, Set<String> names) {
        this.memory = memory;
        mentions = memory.mentions;
        this.dice = dice;
        this.names = names;
    }

    /** Ends the paragraph, if one is begun. */
    void paragraph() {
        if (!sentences.isEmpty()) {
            done.add(new Paragraph(joined(), List.copyOf(events), spoken ? Kind.DIALOGUE : Kind.NARRATION, scene));
            told.addAll(sentences);
            sentences.clear();
            events.clear();
            scene = false;
            spoken = false;
            mentions.ended();
        }
        mentions.paragraph();
        joined = 0;
    }

    /** The next paragraph begins a scene. */
    void scene() {
        paragraph();
        mentions.scene();
        scene = true;
    }

    /** Whether the paragraph is short and its last sentence is about this person. */
    boolean shares(String id) {
        return sentences.isEmpty()
                || sentences.size() < (spoken ? 4 : 5) && mentions.centre().equals(id);
    }

    /** Whether this person speaks in the paragraph, so that what is seen of them may follow in it. */
    boolean spokenBy(@Nullable String id) {
        return spoken && sentences.size() < LONG_PARAGRAPH && mentions.centre().equals(id);
    }

    /** Whether narration can go on in this paragraph. */
    boolean open() {
        return !spoken && sentences.size() < LONG_PARAGRAPH;
    }

    /** Whether nothing stands in the paragraph yet. */
    boolean fresh() {
        return sentences.isEmpty();
    }

    /** Ends the paragraph when it has grown long, before something new begins. */
    void breathe() {
        if (spoken || sentences.size() >= LONG_PARAGRAPH - 2) {
            paragraph();
        }
    }

    /** Adds narration, leaving out sentences that stand in the story already. */
    void tell(String text, String... ids) {
        var fresh = sentences(text);
        fresh.removeIf(memory::written);
        add(fresh, ids);
    }

    /** Adds words that are given, whatever was written before. */
    void recite(String text, String... ids) {
        add(sentences(text), ids);
    }

    /** Whether a sentence of the text stands in the story already. */
    boolean repeats(String text) {
        return sentences(text).stream().anyMatch(memory::written);
    }

    /** Adds narration that may run on from the sentence before with the given link, such as ", and ". */
    void tellOn(String link, String text, String... ids) {
        var last = sentences.isEmpty() ? null : sentences.getLast();
        var whole = Sentence.of(Typography.sentence(text));
        if (spoken
                || last == null
                || joined > 1
                || !single(last)
                || !single(whole)
                || last.size() + whole.size() > JOINED_WORDS) {
            tell(text, ids);
            return;
        }
        var joint = Sentence.of(Typography.open(last.text()) + link + decapital(whole.text()));
        memory.write(joint);
        sentences.set(sentences.size() - 1, joint);
        mentions.sentence();
        events.addAll(List.of(ids));
        joined++;
    }

    /** How many sentences the passage has so far. */
    int size() {
        return told.size() + sentences.size();
    }

    /** Whether a sentence can run on from the last with a link. */
    boolean joins(int words) {
        var last = sentences.isEmpty() ? null : sentences.getLast();
        return !spoken && last != null && joined < 2 && single(last) && last.size() + words <= JOINED_WORDS;
    }

    /** Begins a paragraph for speech; a short lead-in that stands in its paragraph stays with it. */
    void beginSpeech() {
        if (spoken || sentences.size() > LEAD_SENTENCES || words() > LEAD_WORDS) {
            paragraph();
        }
    }

    private int words() {
        return sentences.stream().mapToInt(Sentence::size).sum();
    }

    /** Whether narration about other people, which goes on from what stands here, can follow in this paragraph. */
    boolean runsOn() {
        return !spoken && !sentences.isEmpty() && sentences.size() < RUN_ON && words() < RUN_ON_WORDS;
    }

    /** Adds speech; {@link #beginSpeech()} comes first. */
    void speak(String text, String... ids) {
        add(sentences(text), ids);
        spoken = true;
    }

    private static List<Sentence> sentences(String text) {
        return Sentence.all(Typography.sentence(text));
    }

    private void add(List<Sentence> more, String... ids) {
        if (more.isEmpty()) {
            return;
        }
        more.forEach(memory::write);
        sentences.addAll(more);
        spoken |= more.stream().anyMatch(Sentence::spoken);
        mentions.sentence();
        events.addAll(List.of(ids));
    }

    /** The sentence with a small first letter, unless it begins with a name. */
    String decapital(String sentence) {
        var end = 0;
        while (end < sentence.length() && (Character.isLetter(sentence.charAt(end)))) {
            end++;
        }
        var word = sentence.substring(0, end);
        if (word.isEmpty() || names.contains(word) || word.equals("I")) {
            return sentence;
        }
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    boolean even() {
        return dice.chance(0.5);
    }

    private static boolean single(Sentence sentence) {
        var text = sentence.text();
        return text.indexOf('“') < 0
                && text.endsWith(".")
                && Typography.sentences(text).size() == 1;
    }

    private String joined() {
        var out = new StringJoiner(" ");
        for (var sentence : sentences) {
            out.add(sentence.text());
        }
        return out.toString();
    }

    /** The sentences of the paragraphs that are ended. */
    List<Sentence> sentences() {
        return List.copyOf(told);
    }

    List<Paragraph> paragraphs() {
        paragraph();
        return List.copyOf(done);
    }
}

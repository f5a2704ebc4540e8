package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.frames.Lexicon;
import io.novelengine.simulation.narrator.frames.Mentions;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the teller has used and said so far. */
final class Memory {

    /*
     * The versions of a turn work on branches. A branch holds only what it adds and looks up the rest in the memory it
     * came from, which must not change meanwhile; what is settled before the versions are written (fates, aims, the
     * sentences told) is shared. Merging the branch of the version kept makes it part of that memory.
     */
    private static final int RECENT_SENTENCES = 60;
    private static final int RECENT_EVENTS = 300;
    private static final int RECENT_MISSED = 12;
    private static final int SOME = 12;
    private static final double LITTLE_TALK = 0.27;
    private static final double MUCH_TALK = 0.335;
    private static final double TOO_MUCH_TALK = 0.38;
    private static final long WRITTEN = 0x5DEECE66DL;

    private final @Nullable Memory base;
    private final Set<String> once;
    private final LinkedHashMap<String, Event> told;
    private final LongSet said;
    private Uses uses;
    final Mentions mentions;
    final ArrayDeque<Sentence> sentences;
    final LinkedHashMap<String, Event> missed;
    final LinkedHashMap<String, Fates.Fate> fates;
    final Map<String, String> aims;
    String place;
    String focaliser;
    int tick;
    boolean brief;
    int shocks;
    int wordsTold;
    int sentencesTold;
    int sentencesSpoken;

    Memory() {
        base = null;
        once = new HashSet<>();
        told = new LinkedHashMap<>();
        said = new LongSet(128);
        uses = new Uses(Lexicon.builtIn().count());
        mentions = new Mentions();
        sentences = new ArrayDeque<>();
        missed = new LinkedHashMap<>();
        fates = new LinkedHashMap<>();
        aims = new HashMap<>();
        place = "";
        focaliser = "";
    }

    private Memory(Memory other, boolean branch) {
        base = branch ? other : null;
        once = branch ? new HashSet<>() : new HashSet<>(other.once);
        told = branch ? new LinkedHashMap<>() : new LinkedHashMap<>(other.told);
        said = branch ? new LongSet(32) : other.said.copy();
        uses = other.uses.copy();
        mentions = other.mentions.copy();
        sentences = branch ? other.sentences : new ArrayDeque<>(other.sentences);
        missed = new LinkedHashMap<>(other.missed);
        fates = branch ? other.fates : new LinkedHashMap<>(other.fates);
        aims = branch ? other.aims : new HashMap<>(other.aims);
        place = other.place;
        focaliser = other.focaliser;
        tick = other.tick;
        brief = other.brief;
        shocks = other.shocks;
        wordsTold = other.wordsTold;
        sentencesTold = other.sentencesTold;
        sentencesSpoken = other.sentencesSpoken;
    }

    /** An independent copy of a memory that is not a branch. */
    Memory copy() {
        return new Memory(this, false);
    }

    /** A branch of a memory that is not a branch. */
    Memory branch() {
        return new Memory(this, true);
    }

    /** Takes over what a branch of this memory has added. */
    void merge(Memory branch) {
        once.addAll(branch.once);
        branch.told.forEach(this::keep);
        said.addAll(branch.said);
        uses = branch.uses;
        mentions.restore(branch.mentions);
        missed.clear();
        missed.putAll(branch.missed);
        place = branch.place;
        focaliser = branch.focaliser;
        tick = branch.tick;
        shocks = branch.shocks;
    }

    /** Notes a use and tells whether it is the first. */
    boolean first(String key) {
        return !done(key) && once.add(key);
    }

    /** Whether the use was noted. */
    boolean done(String key) {
        return once.contains(key) || base != null && base.done(key);
    }

    void use(Frame frame) {
        uses.use(frame.number(), ++tick);
    }

    /** The tick at which the frame was used last; 0 if it never was. */
    int used(Frame frame) {
        return uses.last(frame.number());
    }

    /** Keeps an event that mattered and was not told, until the story comes back to whoever did it. */
    void miss(Event event) {
        missed.put(event.id(), event);
        if (missed.size() > RECENT_MISSED) {
            missed.remove(missed.firstEntry().getKey());
        }
    }

    /** Notes a part of a frame, so that it is not said again in whatever words it stands between. */
    void say(Sentence sentence) {
        said.add(sentence.whole());
    }

    boolean said(Sentence sentence) {
        return sentence.telling() && noted(sentence.whole());
    }

    /** Notes a sentence as it stands in the story. */
    void write(Sentence sentence) {
        said.add(sentence.whole() ^ WRITTEN);
    }

    boolean written(Sentence sentence) {
        return sentence.telling() && noted(sentence.whole() ^ WRITTEN);
    }

    private boolean noted(long hash) {
        return said.contains(hash) || base != null && base.noted(hash);
    }

    void told(Event event) {
        missed.remove(event.id());
        keep(event.id(), event);
    }

    private void keep(String id, Event event) {
        told.put(id, event);
        if (told.size() > RECENT_EVENTS) {
            told.remove(told.firstEntry().getKey());
        }
    }

    /** How often acts of this type were told, unless that is long ago. */
    int times(String type) {
        var times = base == null ? 0 : base.times(type);
        for (var event : told.values()) {
            times += event.type().equals(type) ? 1 : 0;
        }
        return times;
    }

    /** An event that was told, unless that is long ago. */
    @Nullable
    Event told(String id) {
        var event = told.get(id);
        return event == null && base != null ? base.told(id) : event;
    }

    /** Whether the story has had little talk so far. */
    boolean quiet() {
        return sentencesTold > SOME && sentencesSpoken < LITTLE_TALK * sentencesTold;
    }

    /** Whether the story has had a good deal of talk so far. */
    boolean talkative() {
        return sentencesTold > SOME && sentencesSpoken > MUCH_TALK * sentencesTold;
    }

    /** Whether the story has had so much talk that only what cannot be told otherwise is spoken. */
    boolean chattering() {
        return sentencesTold > SOME && sentencesSpoken > TOO_MUCH_TALK * sentencesTold;
    }

    /** Notes a sentence of the version kept. */
    void sentence(Sentence sentence) {
        sentencesTold++;
        wordsTold += sentence.size();
        sentencesSpoken += sentence.spoken() ? 1 : 0;
        if (sentence.size() > 0) {
            sentences.addLast(sentence);
            if (sentences.size() > RECENT_SENTENCES) {
                sentences.removeFirst();
            }
        }
    }
}

package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.narrator.frames.Mentions;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What the teller has used and said so far. */
final class Memory {

    static final int RECENT_SENTENCES = 60;
    private static final int RECENT_EVENTS = 300;
    private static final int RECENT_MISSED = 12;
    private static final int RECENT_SAID = 1500;

    final Mentions mentions;
    final Map<String, Integer> used;
    final Set<String> once;
    final ArrayDeque<String> sentences;
    final Set<String> openings;
    final LinkedHashMap<String, Event> told;
    final Set<String> company;
    final LinkedHashMap<String, Event> missed;
    final LinkedHashMap<String, Fates.Fate> fates;
    final Map<String, String> aims;
    final Set<String> said;
    String place;
    String focaliser;
    int tick;
    int sentencesTold;
    int sentencesSpoken;
    int wordsTold;

    Memory() {
        mentions = new Mentions();
        used = new HashMap<>();
        once = new HashSet<>();
        sentences = new ArrayDeque<>();
        openings = new HashSet<>();
        told = new LinkedHashMap<>();
        company = new LinkedHashSet<>();
        missed = new LinkedHashMap<>();
        fates = new LinkedHashMap<>();
        aims = new HashMap<>();
        said = new HashSet<>();
        place = "";
        focaliser = "";
    }

    private Memory(Memory other) {
        mentions = other.mentions.copy();
        used = new HashMap<>(other.used);
        once = new HashSet<>(other.once);
        sentences = new ArrayDeque<>(other.sentences);
        openings = new HashSet<>(other.openings);
        told = new LinkedHashMap<>(other.told);
        company = new LinkedHashSet<>(other.company);
        missed = new LinkedHashMap<>(other.missed);
        fates = new LinkedHashMap<>(other.fates);
        aims = new HashMap<>(other.aims);
        said = new HashSet<>(other.said);
        place = other.place;
        focaliser = other.focaliser;
        tick = other.tick;
        sentencesTold = other.sentencesTold;
        sentencesSpoken = other.sentencesSpoken;
        wordsTold = other.wordsTold;
    }

    Memory copy() {
        return new Memory(this);
    }

    /** Notes a use and tells whether it is the first. */
    boolean first(String key) {
        return once.add(key);
    }

    void use(String frame) {
        used.put(frame, ++tick);
    }

    /** Keeps an event that mattered and was not told, until the story comes back to whoever did it. */
    void miss(Event event) {
        missed.put(event.id(), event);
        if (missed.size() > RECENT_MISSED) {
            missed.remove(missed.firstEntry().getKey());
        }
    }

    /** Notes the words of a frame, so that they are not said again soon. */
    void say(String sentence) {
        if (said.size() > RECENT_SAID) {
            said.clear();
        }
        said.add(sentence);
    }

    void told(Event event) {
        missed.remove(event.id());
        told.put(event.id(), event);
        if (told.size() > RECENT_EVENTS) {
            told.remove(told.firstEntry().getKey());
        }
    }

    void sentence(String sentence) {
        sentences.addLast(sentence);
        if (sentences.size() > RECENT_SENTENCES) {
            sentences.removeFirst();
        }
    }
}

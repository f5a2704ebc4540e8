package io.novelengine.simulation.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run as clients see it.
 *
 * @param id its id
 * @param title title of the story
 * @param status where it stands
 * @param owner id of whose it is
 * @param visibility {@code public}, or {@code private}: only its owner and operators see it
 * @param turn turns committed so far
 * @param turns turns asked for
 * @param seed what chance is drawn from
 * @param mind what decides: {@code rules}
 * @param deterministic whether the same manifest gives the same story
 * @param digest SHA-256 over the manifest and all turns so far, in hexadecimal
 * @param manifest what the story follows from
 * @param scenario slug of the scenario
 * @param cast slugs of the characters
 * @param priority how urgent it is
 * @param attempts how often it was begun
 * @param failure why it failed, or why it is held though nobody asked for it, in a sentence
 * @param reason the latter in a word for programs: {@code engine-changed} when it was begun by another version of the engine and
 *     cannot be continued by this one
 * @param words words of the story so far
 * @param usage what a model has used; zero for rules
 * @param parent id of the run it was forked from, if it was
 * @param forkedAt turns it shares with its parent because it was forked after them
 * @param createdAt when it was accepted
 * @param startedAt when it was begun first
 * @param finishedAt when it was over
 */
public record Run(
        UUID id,
        String title,
        RunStatus status,
        String owner,
        String visibility,
        int turn,
        int turns,
        long seed,
        String mind,
        boolean deterministic,
        String digest,
        JsonNode manifest,
        String scenario,
        List<String> cast,
        Priority priority,
        int attempts,
        @Nullable String failure,
        @Nullable String reason,
        int words,
        Usage usage,
        @Nullable UUID parent,
        @Nullable Integer forkedAt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Tokens and cost of a model. */
    public record Usage(long tokensIn, long tokensOut, double usd) {

        static final Usage NONE = new Usage(0, 0, 0);
    }
}

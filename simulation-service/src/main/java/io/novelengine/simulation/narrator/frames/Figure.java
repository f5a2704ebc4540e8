package io.novelengine.simulation.narrator.frames;

import io.novelengine.simulation.narrator.grammar.Gender;

/**
 * Somebody who can be mentioned.
 *
 * @param id slug
 * @param name full name
 * @param shortName the name in daily use
 * @param role common noun that singles the person out, without article; empty if none does
 * @param epithet apposition for the first mention; empty if none
 */
public record Figure(String id, String name, String shortName, Gender gender, String role, String epithet) {}

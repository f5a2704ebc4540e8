package io.novelengine.simulation.cast;

/**
 * Something a text says its person wants.
 *
 * @param drive the value or passion behind it
 * @param text infinitive phrase
 * @param confidence how far the reading is to be trusted, 0 to 1
 * @param from the phrase it was found in; empty if it was drawn from the name
 */
record Want(String drive, String text, double confidence, String from) {}

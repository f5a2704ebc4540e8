package io.novelengine.simulation.narrator;

import java.util.List;

/**
 * One way of telling a turn.
 *
 * @param sentences of all paragraphs, in order
 * @param memory what the teller remembers after it
 */
record Version(List<Paragraph> paragraphs, List<Sentence> sentences, Memory memory) {}

/** English as far as a storyteller needs it: verbs, pronouns, articles, quotes and sentences. */
@NullMarked
package io.novelengine.simulation.narrator.grammar;

import org.jspecify.annotations.NullMarked;

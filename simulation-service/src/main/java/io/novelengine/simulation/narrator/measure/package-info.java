/** Measures of told text that show when it is bad, beside what human and naive prose measured. */
@NullMarked
package io.novelengine.simulation.narrator.measure;

import org.jspecify.annotations.NullMarked;

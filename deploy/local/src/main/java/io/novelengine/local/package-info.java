/**
 * The launcher behind ./novel: every verb of the command line.
 */
@NullMarked
package io.novelengine.local;

import org.jspecify.annotations.NullMarked;

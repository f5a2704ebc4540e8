/**
 * A story from the command line: one run through the gateway, told on the terminal.
 */
@NullMarked
package io.novelengine.local.story;

import org.jspecify.annotations.NullMarked;

/**
 * Processes of the operating system: identity, ports, memory, logs and an orderly end.
 */
@NullMarked
package io.novelengine.local.process;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of the tools that make faults.
 */
@NullMarked
package io.novelengine.local.faults;

import org.jspecify.annotations.NullMarked;

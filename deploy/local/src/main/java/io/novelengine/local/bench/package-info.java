/**
 * Benchmarks: what the suite costs on this machine, measured and written as one table.
 */
@NullMarked
package io.novelengine.local.bench;

import org.jspecify.annotations.NullMarked;

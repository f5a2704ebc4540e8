/**
 * What was measured: the near past in memory, a day in PostgreSQL.
 */
@NullMarked
package io.novelengine.monitoring.history;

import org.jspecify.annotations.NullMarked;

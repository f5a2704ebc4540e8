/**
 * PostgreSQL behind a cancel shield, with deadlines and bounds.
 */
@NullMarked
package io.novelengine.shared.database;

import org.jspecify.annotations.NullMarked;

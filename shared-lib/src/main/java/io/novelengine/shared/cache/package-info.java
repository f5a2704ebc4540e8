/**
 * A cache of three layers behind Spring Cache: memory, Redis, and PostgreSQL for what is dear. Its README says what is
 * promised about staleness.
 */
@NullMarked
package io.novelengine.shared.cache;

import org.jspecify.annotations.NullMarked;

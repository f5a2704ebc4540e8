/**
 * What was done by whom: written down once, never changed.
 */
@NullMarked
package io.novelengine.gateway.audit;

import org.jspecify.annotations.NullMarked;

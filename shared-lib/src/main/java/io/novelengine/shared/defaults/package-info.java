/**
 * Settings that are the same in all services.
 */
@NullMarked
package io.novelengine.shared.defaults;

import org.jspecify.annotations.NullMarked;

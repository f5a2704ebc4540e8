/**
 * The one door to the suite.
 */
@NullMarked
package io.novelengine.gateway;

import org.jspecify.annotations.NullMarked;

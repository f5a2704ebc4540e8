/**
 * The page that says what is here.
 */
@NullMarked
package io.novelengine.gateway.page;

import org.jspecify.annotations.NullMarked;

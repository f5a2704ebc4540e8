/** What is settled before anything else: who really asks, from which page, and how slowly. */
@NullMarked
package io.novelengine.gateway.front;

import org.jspecify.annotations.NullMarked;

/**
 * Every way a request can fail, as clients see it, and the one place where failures become answers.
 */
@NullMarked
package io.novelengine.shared.problem;

import org.jspecify.annotations.NullMarked;

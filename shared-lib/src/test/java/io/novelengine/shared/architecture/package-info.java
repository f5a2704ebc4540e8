/**
 * The rules that the code of all services keeps, each with a class that breaks it.
 */
@NullMarked
package io.novelengine.shared.architecture;

import org.jspecify.annotations.NullMarked;

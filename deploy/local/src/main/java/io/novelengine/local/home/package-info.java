/**
 * The state directory of one local suite: its folders, its secrets, and who runs in it.
 */
@NullMarked
package io.novelengine.local.home;

import org.jspecify.annotations.NullMarked;

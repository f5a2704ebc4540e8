/**
 * What every HTTP endpoint of the suite has in common.
 */
@NullMarked
package io.novelengine.shared.web;

import org.jspecify.annotations.NullMarked;

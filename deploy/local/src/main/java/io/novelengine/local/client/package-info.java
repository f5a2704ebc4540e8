/**
 * The gateway as a program sees it: requests with the operator's token, answers as JSON, problems as one clear line.
 */
@NullMarked
package io.novelengine.local.client;

import org.jspecify.annotations.NullMarked;

/**
 * The door of a service: nothing gets in without a short-lived token of the gateway made for this service.
 */
@NullMarked
package io.novelengine.shared.access;

import org.jspecify.annotations.NullMarked;

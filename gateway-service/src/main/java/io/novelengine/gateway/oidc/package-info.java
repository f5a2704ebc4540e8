/**
 * Users who are known elsewhere: signing in by OpenID Connect, and bearer tokens of that issuer. Only when it is configured.
 */
@NullMarked
package io.novelengine.gateway.oidc;

import org.jspecify.annotations.NullMarked;

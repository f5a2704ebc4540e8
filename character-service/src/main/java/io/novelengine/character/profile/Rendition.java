package io.novelengine.character.profile;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.web.EntityTag;
import java.util.UUID;

/**
 * A character as it is sent, ready for whoever may see it.
 *
 * @param id its id
 * @param slug its slug
 * @param version its version, which the entity tag names
 * @param owner who owns it
 * @param secret whether only its owner may see it
 * @param json the body
 */
record Rendition(UUID id, String slug, long version, String owner, boolean secret, byte[] json) {

    boolean isFor(Caller caller) {
        return caller.sees(owner, !secret);
    }

    String etag() {
        return EntityTag.of(version, id);
    }
}

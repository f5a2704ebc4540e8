package io.novelengine.shared.web;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions as strong entity tags: the version, and where names are given again, of what it is the version. */
public final class EntityTag {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})(?:-[0-9a-f]{12})?\"");

    private EntityTag() {}

    /** The entity tag of this version of the thing with this id, which nothing else has that is ever called the same. */
    public static String of(long version, UUID id) {
        return "\"" + version + "-" + id.toString().substring(24) + "\"";
    }

    /** The version in an {@code If-Match} header; null when the header is absent; a 400 when it is none of ours. */
    public static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        var matcher = VERSION.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw ProblemException.invalid("If-Match", "must be the ETag of the thing as it was read");
        }
        return Long.valueOf(matcher.group(1));
    }

    /** The version in an {@code If-Match} header; a 428 when the header is absent. */
    public static long required(@Nullable String ifMatch) {
        var version = version(ifMatch);
        if (version == null) {
            throw new ProblemException(Problem.PRECONDITION_REQUIRED, "Give the ETag that you read as If-Match.");
        }
        return version;
    }
}

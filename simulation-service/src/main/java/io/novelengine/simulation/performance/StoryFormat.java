package io.novelengine.simulation.performance;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** A form in which a story can be read. */
public enum StoryFormat {
    TEXT("text/plain"),
    MARKDOWN("text/markdown"),
    HTML("text/html"),
    JSON("application/json"),
    EPUB("application/epub+zip"),
    TWEE("text/x-twee");

    private final MediaType mediaType;

    StoryFormat(String mediaType) {
        this.mediaType = MediaType.parseMediaType(mediaType);
    }

    /** The media type, with the character set for texts. */
    String contentType() {
        return mediaType.getType().equals("text") ? mediaType + ";charset=UTF-8" : mediaType.toString();
    }

    /** The format that an {@code Accept} header likes best, plain text when it does not say; a 406 when there is none. */
    public static StoryFormat of(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return TEXT;
        }
        List<MediaType> wanted;
        try {
            wanted = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(wanted);
        } catch (InvalidMediaTypeException e) {
            throw ProblemException.invalid("Accept", "is not a list of media types");
        }
        for (var type : wanted) {
            for (var format : values()) {
                if (type.getQualityValue() > 0 && type.includes(format.mediaType) && !format.isRefused(wanted)) {
                    return format;
                }
            }
        }
        throw new ProblemException(
                Problem.NOT_ACCEPTABLE,
                "A story can be had as "
                        + Arrays.stream(values())
                                .map(format -> format.mediaType.toString())
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private boolean isRefused(List<MediaType> wanted) {
        return wanted.stream().anyMatch(type -> type.getQualityValue() == 0 && type.equalsTypeAndSubtype(mediaType));
    }
}

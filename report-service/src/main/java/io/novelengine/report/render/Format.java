package io.novelengine.report.render;

import java.util.Locale;

/** A form in which a report can be had. */
public enum Format {
    HTML("text/html;charset=UTF-8"),
    JSON("application/json");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Its media type. */
    public String mediaType() {
        return mediaType;
    }

    /** Its name as clients write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.novelengine.report.compose;

import org.jspecify.annotations.Nullable;

/**
 * Part of a report.
 *
 * @param id its id within the report
 * @param title its title
 * @param millis how long it took to make, in milliseconds
 * @param missing why it is not there, if it is not
 * @param content what it says; nothing when it is missing
 */
public record Section(
        String id, String title, long millis, @Nullable String missing, Content content) {}

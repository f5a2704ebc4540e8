package io.novelengine.local.process;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the line of a log that says why a program did not start. */
public final class FailureReason {

    private static final Pattern EXCEPTION =
            Pattern.compile("^(Exception in thread .*|[\\w.$]+(Exception|Error)(:.*)?)$");
    private static final Pattern COMPLAINT = Pattern.compile(".*\\b(FATAL|PANIC|ERROR|Error|error)\\b.*");
    private static final Pattern JSON_END = Pattern.compile("\"[,}].*$");
    private static final int LENGTH = 300;

    private FailureReason() {}

    /**
     * The reason in one line: the description of a Spring Boot failure report, else the root cause of the first stack
     * trace, else the last complaint, else the last line.
     */
    public static String in(String log) {
        List<String> lines = log.replace("\\n", "\n")
                .replace("\\t", "\t")
                .lines()
                .map(String::strip)
                .toList();
        int report = indexOf(lines, line -> line.contains("APPLICATION FAILED TO START"));
        String reason = report >= 0 ? description(lines.subList(report, lines.size())) : "";
        if (reason.isEmpty()) {
            reason = rootCause(lines);
        }
        if (reason.isEmpty()) {
            reason = last(lines, line -> COMPLAINT.matcher(line).matches());
        }
        if (reason.isEmpty()) {
            reason = last(lines, line -> !line.isEmpty());
        }
        return reason.length() > LENGTH ? reason.substring(0, LENGTH) + "…" : reason;
    }

    private static String description(List<String> lines) {
        int start = indexOf(lines, line -> line.startsWith("Description:"));
        if (start < 0) {
            return "";
        }
        List<String> text = lines.subList(start + 1, lines.size());
        int end = indexOf(text, line -> line.startsWith("Action:"));
        return String.join(
                " ",
                text.subList(0, end < 0 ? text.size() : end).stream()
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    private static String rootCause(List<String> lines) {
        String cause = last(lines, line -> line.startsWith("Caused by: "));
        if (cause.isEmpty()) {
            int first = indexOf(lines, line -> EXCEPTION.matcher(line).matches());
            cause = first < 0 ? "" : lines.get(first);
        }
        return JSON_END.matcher(cause.replaceFirst("^Caused by: ", "")).replaceFirst("");
    }

    private static int indexOf(List<String> lines, Predicate<String> wanted) {
        for (int index = 0; index < lines.size(); index++) {
            if (wanted.test(lines.get(index))) {
                return index;
            }
        }
        return -1;
    }

    private static String last(List<String> lines, Predicate<String> wanted) {
        int index = indexOf(lines.reversed(), wanted);
        return index < 0 ? "" : lines.reversed().get(index);
    }
}

package io.novelengine.monitoring.exposition;

/**
 * A family of series that share a meaning.
 *
 * @param name name without the suffixes of histograms and summaries
 * @param type {@code counter}, {@code gauge}, {@code histogram}, {@code summary} or {@code untyped}
 * @param help what it means
 */
public record Family(String name, String type, String help) {

    private static final String[] SUFFIXES = {"_bucket", "_count", "_sum"};

    /** Whether samples of that name belong to this family. */
    boolean owns(String sample) {
        if (sample.equals(name)) {
            return true;
        }
        if (type.equals("histogram") || type.equals("summary")) {
            for (var suffix : SUFFIXES) {
                if (sample.length() == name.length() + suffix.length()
                        && sample.startsWith(name)
                        && sample.endsWith(suffix)) {
                    return true;
                }
            }
        }
        return false;
    }
}

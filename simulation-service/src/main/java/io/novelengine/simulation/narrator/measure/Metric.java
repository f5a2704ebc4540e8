package io.novelengine.simulation.narrator.measure;

/** What is measured on a window of about 1000 words, with the figures that others measured and the gate. */
public enum Metric {
    DISTINCT_1("distinct-1", .413, .364, .450, .045, .30, 1),
    DISTINCT_2("distinct-2", .889, .841, .922, .201, .75, 1),
    DISTINCT_3("distinct-3", .984, .959, .994, .405, .90, 1),
    DISTINCT_4("distinct-4", .996, .986, 1.0, .614, .95, 1),
    MATTR_50("MATTR-50", .813, .790, .841, .517, .76, 1),
    SENTENCE_LENGTH("sentence length, mean", 20.2, 13, 31, 6.1, 11, 22),
    SENTENCE_DEVIATION("sentence length, sd", 14.3, 9, 22, 1.0, 6, Double.MAX_VALUE),
    SENTENCE_VARIATION("sentence length, CV", .72, .50, .93, .16, .45, Double.MAX_VALUE),
    COMMONEST_FIRST_WORD("share of commonest first word", .139, .07, .24, .292, 0, .22),
    SAME_FIRST_TWO("duplicate first two words", .072, 0, .16, .718, 0, .20),
    SAME_FIRST_THREE("duplicate first three words", .013, 0, .05, .637, 0, .08),
    ADJACENT_FIRST_WORD("adjacent sentences, same first word", .053, 0, .13, .250, 0, .12),
    DUPLICATE_SENTENCES("exact duplicate sentences", 0, 0, 0, .258, 0, 0),
    PRONOUN_SHARE("pronouns among pronouns and names", .63, .44, .82, 0, .40, .80),
    COMPRESSION("zlib ratio", .467, .44, .48, .161, .38, 1);

    private final String label;
    private final double human;
    private final double low;
    private final double high;
    private final double naive;
    private final double least;
    private final double most;

    Metric(String label, double human, double low, double high, double naive, double least, double most) {
        this.label = label;
        this.human = human;
        this.low = low;
        this.high = high;
        this.naive = naive;
        this.least = least;
        this.most = most;
    }

    /** The name to print. */
    public String label() {
        return label;
    }

    /** The mean of 206 windows of four nineteenth-century novels. */
    public double human() {
        return human;
    }

    /** The fifth percentile of the human windows. */
    public double humanLow() {
        return low;
    }

    /** The ninety-fifth percentile of the human windows. */
    public double humanHigh() {
        return high;
    }

    /** The mean of 60 windows made of twelve templates and four names. */
    public double naive() {
        return naive;
    }

    /** The least value that the gate allows. */
    public double least() {
        return least;
    }

    /** The greatest value that the gate allows. */
    public double most() {
        return most;
    }

    /** Whether the value keeps the gate. */
    public boolean holds(double value) {
        return value >= least && value <= most;
    }
}

package io.novelengine.monitoring.probe;

/** What is measured of the scrapes. */
enum ScrapeMeter {
    /** How long an instance takes to answer. */
    DURATION("novel.monitoring.scrape", "Time from asking an instance for its metrics to having read them"),
    /** How often it did not. */
    FAILURES("novel.monitoring.scrape.failures", "Scrapes that an instance did not answer as it should");

    final String meter;
    final String meaning;

    ScrapeMeter(String meter, String meaning) {
        this.meter = meter;
        this.meaning = meaning;
    }
}

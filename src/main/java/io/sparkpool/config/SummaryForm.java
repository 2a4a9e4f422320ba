package io.sparkpool.config;

/** The form of the summary at the end of a run. */
public enum SummaryForm {
    /** A sentence, if the run is done. */
    TEXT,
    /** A JSON object on one line, however the run ends. */
    JSON
}

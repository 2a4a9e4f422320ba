package io.sparkpool.config;

/** How a job shows its progress. */
public enum ProgressKind {
    /** As a bar if standard error is a terminal, else as lines. */
    AUTO,
    /** As one line that is drawn again and again, with a bar. */
    BAR,
    /** As a new line every ten seconds. */
    LINES,
    /** Not at all. */
    OFF
}

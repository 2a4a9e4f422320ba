package io.sparkpool.config;

/** What a job writes. */
public sealed interface OutputConfig {
    /** All outputs on one line, as Python prints a list, behind a label. */
    record List(String label) implements OutputConfig {}

    /** One output a line. */
    record Lines() implements OutputConfig {}
}

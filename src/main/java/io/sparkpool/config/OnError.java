package io.sparkpool.config;

/** What happens at a failing input. */
public enum OnError {
    /** The first failing input ends the job. */
    FAIL,
    /** Failing inputs are left out and written to a file. */
    QUARANTINE
}

package io.sparkpool.config;

/** What a failing input does. */
public enum OnError {
    /** The first failing input ends the job. */
    FAIL,
    /** Failing inputs are left out and written to a file. */
    QUARANTINE
}

package io.sparkpool;

/** A run in this process. */
sealed interface Run permits JobRun, StepsRun {
    /**
     * Runs to the end, and reports how it ended.
     *
     * @return the exit code
     */
    int toEnd();

    /**
     * Ends the run with a failure.
     *
     * @return the exit code
     */
    int fail(Throwable failure);

    /** Keeps Spark's web page for as long as the settings say, after the end. */
    void keepPage();
}

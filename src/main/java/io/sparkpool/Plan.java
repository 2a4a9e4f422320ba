package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.config.JobConfig;
import org.apache.spark.SparkConf;

/** Work that is ready to start. */
sealed interface Plan permits JobPlan, StepsPlan {
    /** Returns the checked settings. */
    JobConfig config();

    /** Returns Spark's settings. */
    SparkConf spark();

    /** Returns where runs are reported. */
    ReportPlace reports();

    /** Begins a run. From now on, its end is reported, however the process ends. */
    Run begin(Arguments arguments, Console console, Termination termination);
}

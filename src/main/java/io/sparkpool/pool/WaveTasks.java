package io.sparkpool.pool;

import java.util.concurrent.CompletionStage;
import org.apache.spark.FutureAction;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;

/** The tasks of a wave, under way or to come. */
interface WaveTasks {
    /** Ends them, if they have not ended. */
    void cancel();

    /** When they have ended, and why Spark could not run them if it could not. */
    CompletionStage<?> end();

    /** The position in the wave of the chunk that Spark's message on a failure calls by this number. */
    int position(int task);

    /** Those of one Spark job, which numbers them by their positions. */
    record OfOneJob(FutureAction<BoxedUnit> job) implements WaveTasks {
        @Override
        public void cancel() {
            job.cancel();
        }

        @Override
        public CompletionStage<?> end() {
            return FutureConverters.asJava(job);
        }

        @Override
        public int position(int task) {
            return task;
        }
    }
}

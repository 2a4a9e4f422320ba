package io.sparkpool.pool.task;

import io.sparkpool.function.TaskLifecycle;
import io.sparkpool.message.MessageText;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import scala.Tuple2;

/** Opens and closes the function of one task. What it throws is data, like every failure of a function. */
record Lifecycle(TaskLifecycle function) {
    /** Opens the function; returns the failure if that fails. */
    Optional<Failure> open() {
        try {
            function.open(settings());
            return Optional.empty();
        } catch (Throwable thrown) { // an error ends the map as well
            ChunkTask.stopIfKilled(TaskContext.get());
            return Optional.of(failure("open", thrown));
        }
    }

    /** Closes the function; returns the failure if that fails. It may wait, even if the task is cancelled. */
    Optional<Failure> close() {
        boolean interrupted = Thread.interrupted();
        try {
            function.close();
            return Optional.empty();
        } catch (Throwable thrown) { // an error ends the map as well
            return Optional.of(failure("close", thrown));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Failure failure(String method, Throwable thrown) {
        return new Failure.OfLifecycle(method, MessageText.ofThrowable(thrown), SerializableCopy.cause(thrown));
    }

    private static Map<String, String> settings() {
        return Arrays.stream(SparkEnv.get().conf().getAll())
                .filter(setting -> setting._1().startsWith("spark."))
                .collect(Collectors.toUnmodifiableMap(Tuple2::_1, Tuple2::_2));
    }
}

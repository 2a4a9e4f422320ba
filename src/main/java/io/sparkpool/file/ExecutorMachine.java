package io.sparkpool.file;

import java.util.Optional;
import org.apache.spark.SparkEnv;

/** The machine of this process, as far as it matters for files: an executor may see others than the driver. */
final class ExecutorMachine {
    private ExecutorMachine() {}

    /** Returns the name of this machine if it runs an executor, but not the driver. */
    static Optional<String> withoutDriver() {
        return Optional.ofNullable(SparkEnv.get())
                .filter(environment -> !environment.executorId().equals("driver"))
                .map(environment -> environment.blockManager().blockManagerId().host());
    }

    /** Returns whether the driver runs on this machine, in this process or in another one. */
    static boolean isDrivers() {
        return withoutDriver()
                .filter(host -> !host.equals(SparkEnv.get().conf().get("spark.driver.host", "")))
                .isEmpty();
    }
}

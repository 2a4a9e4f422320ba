package io.sparkpool;

import java.util.Optional;

/**
 * Runs a job of several steps from a main class of one's own, with the options, settings, exit codes, messages, log and
 * reports of a job of one step:
 *
 * <pre>{@code
 * public static void main(String[] arguments) {
 *     JobMain.run(arguments, job -> {
 *         job.step("price", Map.of("spark.pool.function", "my.Price", "spark.pool.output.path", "priced.parquet"));
 *         Inputs<Priced> priced = Table.at("priced.parquet").as(Priced.class);
 *         job.out().println(job.pool().mapReduce(Priced::total, BigDecimal.ZERO, BigDecimal::add, priced));
 *     });
 * }
 * }</pre>
 *
 * <p>Start such a class by {@code submit.sh} in a project whose {@code main} names it, by {@code spark-submit --class},
 * or by plain {@code java}. The command line is that of {@link Main}: {@code --config}, {@code -D}, {@code --cores},
 * {@code --dry-run}, which lists the settings and runs no step, and so on. Unknown keys and wrong values are reported
 * before anything starts.
 */
public final class JobMain {
    private JobMain() {}

    /** The steps of a job. */
    @FunctionalInterface
    public interface Steps {
        /**
         * Runs the steps.
         *
         * @throws Exception if the job has failed; it ends with exit code 1 then, or with 2 if settings are wrong
         */
        void run(Job job) throws Exception;
    }

    /**
     * Runs the job and ends the process. Call it at once: {@code submit.sh} may start the class in a second process, which
     * runs the steps.
     *
     * @param arguments the arguments of the program
     */
    public static void run(String[] arguments, Steps steps) {
        Main.start(arguments, Optional.of(steps));
    }
}

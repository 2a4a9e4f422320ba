package io.sparkpool.cli;

import io.sparkpool.config.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/** The text that {@code --help} prints. */
public final class Help {
    private static final String HEADER =
            "Maps a function over inputs in parallel, exactly, and gives the outputs in input order.";

    private static final String FOOTER = """

            Examples:
              ./submit.sh                                   the squares of 0 to 99, four tasks at a time
              ./submit.sh -n 2 --range 1000000 --output-format lines > squares.txt
              ./submit.sh -i data/numbers.txt -f cube
              ./submit.sh -i orders.csv -f my.Price -o priced.parquet
              ./submit.sh -- --driver-memory 4g             what follows -- is for spark-submit
              ./submit.sh -- --master spark://HOST:7077     on a cluster
              ./submit.sh cluster start                     a cluster on this machine to practise on
              ./submit.sh runs                              the reports of earlier runs
              ./submit.sh scale --cores 1,2,4               how the job scales with the number of cores
              ./submit.sh recover priced.parquet            finish or remove what a killed job has left

            Exit codes: 0 done, 1 the job failed, 2 wrong usage and nothing was started,
            130 and 143 stopped by Ctrl-C and by SIGTERM.
            """;

    private Help() {}

    /** Returns the help of the job, which ends with a line break. */
    public static String text(Keys keys) {
        return text("./submit.sh [JOB OPTIONS] [-- SPARK-SUBMIT OPTIONS]", HEADER, JobOptions.of(keys)) + FOOTER;
    }

    /**
     * Returns a help text, which ends with a line break.
     *
     * @param usage how to call the program
     * @param header what the program does
     * @param options all options, in the order in which to show them
     */
    public static String text(String usage, String header, Options options) {
        StringBuilder text = new StringBuilder();
        TextHelpAppendable out = new TextHelpAppendable(text);
        out.setMaxWidth(99); // it counts one column less
        try {
            HelpFormatter.builder()
                    .setHelpAppendable(out)
                    .setShowSince(false)
                    .setComparator((one, other) -> 0)
                    .get()
                    .printHelp(usage, header, options, "", false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replaceAll(" +\n", "\n");
    }
}

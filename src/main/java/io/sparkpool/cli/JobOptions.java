package io.sparkpool.cli;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options of the job's command line, in the order in which the help shows them. */
final class JobOptions {
    static final String CONFIG = "config";
    static final String CORES = "cores";
    static final String RANGE = "range";
    static final String INPUT = "input";
    static final String INPUT_FORMAT = "input-format";
    static final String COLUMN = "column";
    static final String FUNCTION = "function";
    static final String CHUNK_SIZE = "chunk-size";
    static final String OUTPUT = "output";
    static final String OUTPUT_FORMAT = "output-format";
    static final String MODE = "mode";
    static final String ON_ERROR = "on-error";
    static final String DEFINE = "D";
    static final String DRY_RUN = "dry-run";
    static final String QUIET = "quiet";
    static final String HELP = "help";
    static final String VERSION = "version";

    /** What the help shows. */
    static final Options SHOWN = new Options()
            .addOption(valued("c", CONFIG, "FILE", "the properties file; conf/job.properties if not given"))
            .addOption(valued("n", CORES, "N", "how many cores to use; * for all of this machine"))
            .addOption(valued(null, RANGE, "START:END[:STEP]", "map the whole numbers from START on, before END"))
            .addOption(
                    valued("i", INPUT, "PATH", "map the numbers in a file, a directory or all that a pattern matches"))
            .addOption(valued(null, INPUT_FORMAT, "FORMAT", "range or text; else by the ending of PATH"))
            .addOption(valued("f", FUNCTION, "NAME", "cube, identity, negate, square, or a class of yours"))
            .addOption(valued(null, CHUNK_SIZE, "N", "how many inputs a task maps"))
            .addOption(valued(null, OUTPUT_FORMAT, "FORMAT", "list (one line, as Python prints it) or lines"))
            .addOption(valued(
                    null,
                    ON_ERROR,
                    "POLICY",
                    "what a failing input does: fail, or quarantine (with -D spark.pool.onError.path=FILE)"))
            .addOption(valued(DEFINE, null, "KEY=VALUE", "set any spark.* key"))
            .addOption(plain(null, DRY_RUN, "check everything, start nothing, print each setting and its origin"))
            .addOption(plain("q", QUIET, "no progress and no summary, only warnings and errors"))
            .addOption(plain("h", HELP, "print this help"))
            .addOption(plain("V", VERSION, "print the version"));

    /** Those and the options for tables, which so far have one possible value or none. */
    static final Options ALL = new Options()
            .addOptions(SHOWN)
            .addOption(valued(null, COLUMN, "NAME", "the column of a table"))
            .addOption(valued("o", OUTPUT, "PATH", "where outputs go; - is standard output"))
            .addOption(valued(null, MODE, "MODE", "error or overwrite"));

    private JobOptions() {}

    private static Option valued(String letter, String name, String value, String description) {
        return Option.builder(letter)
                .longOpt(name)
                .hasArg()
                .argName(value)
                .desc(description)
                .get();
    }

    private static Option plain(String letter, String name, String description) {
        return Option.builder(letter).longOpt(name).desc(description).get();
    }
}

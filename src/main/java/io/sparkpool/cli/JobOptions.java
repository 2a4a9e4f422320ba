package io.sparkpool.cli;

import io.sparkpool.config.Keys;
import io.sparkpool.config.ValueOption;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options of the job. Those that set keys follow from the declarations of the keys. */
final class JobOptions {
    static final String CONFIG = "config";
    static final String CORES = "cores";
    static final String DEFINE = "D";
    static final String DRY_RUN = "dry-run";
    static final String EXPLAIN = "explain";
    static final String QUIET = "quiet";
    static final String HELP = "help";
    static final String VERSION = "version";

    private JobOptions() {}

    /** Returns all options, in the order in which the help shows them. */
    static Options of(Keys keys) {
        Options options = new Options()
                .addOption(valued(
                        "c",
                        CONFIG,
                        "FILE",
                        "read this properties file, not conf/job.properties; a later one overrides an earlier one"))
                .addOption(
                        valued(
                                "n",
                                CORES,
                                "N",
                                "how many tasks run at a time (* for one on each core); on a cluster, how many cores to use at most"));
        keys.all().forEach(key -> key.option().ifPresent(option -> options.addOption(valued(option, key.help()))));
        return options.addOption(valued(
                        DEFINE,
                        "",
                        "KEY=VALUE",
                        "set any spark.* key; a secret for spark-submit belongs in a properties file"))
                .addOption(plain(
                        "",
                        DRY_RUN,
                        "check settings, paths and function, print each setting and its origin, and start nothing"))
                .addOption(plain("", EXPLAIN, "show after the run which core mapped which inputs when"))
                .addOption(plain("q", QUIET, "show no progress and no summary, only warnings and errors"))
                .addOption(plain("h", HELP, "print this help, or after a command the help of that command"))
                .addOption(plain("V", VERSION, "print the version"));
    }

    /** Returns an option as a user types it. */
    static String typed(Option option) {
        return option.hasLongOpt() ? "--" + option.getLongOpt() : "-" + option.getOpt();
    }

    private static Option valued(String letter, String name, String argument, String description) {
        return builder(letter, name)
                .hasArg()
                .argName(argument)
                .desc(description)
                .get();
    }

    private static Option valued(ValueOption option, String description) {
        Option valued = valued(option.letter(), option.name(), option.argument(), description);
        valued.setOptionalArg(!option.omitted().isEmpty());
        return valued;
    }

    private static Option plain(String letter, String name, String description) {
        return builder(letter, name).desc(description).get();
    }

    private static Option.Builder builder(String letter, String name) {
        Option.Builder builder = letter.isEmpty() ? Option.builder() : Option.builder(letter);
        return name.isEmpty() ? builder : builder.longOpt(name);
    }
}

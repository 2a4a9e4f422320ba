package io.sparkpool.scale;

import io.sparkpool.cli.Help;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * The arguments of {@code ./submit.sh scale}.
 *
 * @param cores the numbers of cores, at least two
 * @param rounds how many runs there are with each of them
 * @param job the options of the job
 * @param sparkSubmit the options of spark-submit
 */
record ScaleArguments(SortedSet<Integer> cores, int rounds, List<String> job, List<String> sparkSubmit) {
    private static final String CORES = "cores";
    private static final String ROUNDS = "rounds";
    private static final String DEFAULT_ROUNDS = "3";
    private static final String SEPARATOR = "--";
    private static final Type<Integer> CORE_COUNT = Type.integer(1, 1024);
    private static final Type<Integer> ROUND_COUNT = Type.integer(1, 100);

    /** Returns the text that {@code --help} prints. */
    static String help() {
        return Help.text(
                        "./submit.sh scale --cores 1,2,4 [JOB OPTIONS] [-- SPARK-SUBMIT OPTIONS]",
                        "Runs the job with each number of cores, throws the outputs away, and shows how it scales.",
                        options())
                + """

                All other options are those of the job, see ./submit.sh --help. Nothing is written but a
                table on standard output, and scale.json, scale.html and the reports of the runs in a
                directory in target/scale. --report and --ui cannot be given.
                """;
    }

    private static Options options() {
        return new Options()
                .addOption(Option.builder("n")
                        .longOpt(CORES)
                        .hasArg()
                        .argName("LIST")
                        .desc("the numbers of cores, such as 1,2,4")
                        .get())
                .addOption(Option.builder()
                        .longOpt(ROUNDS)
                        .hasArg()
                        .argName("N")
                        .desc("how many runs with each; %s if not given".formatted(DEFAULT_ROUNDS))
                        .get());
    }

    /**
     * Reads the arguments. Mistakes in them are added to the problems.
     *
     * @return the arguments; empty if they cannot be used
     */
    static Optional<ScaleArguments> parse(List<String> words, Problems problems) {
        int dashes = words.indexOf(SEPARATOR);
        int end = dashes < 0 ? words.size() : dashes;
        List<String> job = new ArrayList<>();
        List<String> own = own(words.subList(0, end), job);
        try {
            CommandLine line = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(options(), own.toArray(String[]::new));
            Optional<SortedSet<Integer>> cores = cores(line, problems);
            Optional<Integer> rounds = read(ROUND_COUNT, line.getOptionValue(ROUNDS, DEFAULT_ROUNDS), ROUNDS, problems);
            return cores.flatMap(counts -> rounds.map(count -> new ScaleArguments(
                    counts, count, job, words.subList(Math.min(end + 1, words.size()), words.size()))));
        } catch (MissingArgumentException e) {
            problems.add("option '--%s' needs a value; give %s"
                    .formatted(e.getOption().getLongOpt(), e.getOption().getArgName()));
            return Optional.empty();
        } catch (ParseException e) {
            problems.add("%s (scale); see ./submit.sh scale --help".formatted(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Returns the words of this command's own options, and adds the others to those of the job. */
    private static List<String> own(List<String> words, List<String> job) {
        Options options = options();
        List<String> own = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean hasValue = word.contains("=") || word.matches("(?s)-n.+");
            if (!word.startsWith("-") || !options.hasOption(word.replaceFirst("(?s)=.*|(?<=^-n).+", ""))) {
                job.add(word);
                continue;
            }
            own.add(word);
            if (!hasValue && i + 1 < words.size()) {
                i++;
                own.add(words.get(i));
            }
        }
        return own;
    }

    private static Optional<SortedSet<Integer>> cores(CommandLine line, Problems problems) {
        Optional<String> list = Optional.ofNullable(line.getOptionValue(CORES));
        if (list.isEmpty()) {
            problems.add(
                    "scale: the numbers of cores are missing; give --cores LIST, as in ./submit.sh scale --cores 1,2,4");
            return Optional.empty();
        }
        SortedSet<Integer> cores = new TreeSet<>();
        for (String count : Arrays.asList(list.get().split(",", -1))) {
            Optional<Integer> read = read(CORE_COUNT, count.strip(), CORES, problems);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            cores.add(read.get());
        }
        if (cores.size() < 2) {
            problems.add(
                    "cannot use '%s' (--cores): there is nothing to compare; give at least two numbers, such as 1,2,4"
                            .formatted(list.get()));
            return Optional.empty();
        }
        return Optional.of(cores);
    }

    private static Optional<Integer> read(Type<Integer> type, String text, String option, Problems problems) {
        try {
            return Optional.of(type.read(text));
        } catch (IllegalArgumentException e) {
            problems.add("cannot use '%s' (--%s): %s".formatted(text, option, e.getMessage()));
            return Optional.empty();
        }
    }

    /** Returns the words for the job, as its own command takes them. */
    List<String> jobWords() {
        List<String> words = new ArrayList<>(job);
        if (!sparkSubmit.isEmpty()) {
            words.add(SEPARATOR);
            words.addAll(sparkSubmit);
        }
        return words;
    }
}

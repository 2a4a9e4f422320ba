package io.sparkpool.cli;

import io.sparkpool.config.Problems;
import io.sparkpool.config.Redaction;
import io.sparkpool.message.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/**
 * Reads a command line and finds all mistakes in it: where the parser stops at one, it is removed, and the rest is read
 * again.
 */
final class CommandLineReader {
    /** Options of spark-submit, which belong after {@code --}. */
    private static final Set<String> SPARK_SUBMIT_OPTIONS = Set.of(
            "--archives",
            "--class",
            "--conf",
            "--deploy-mode",
            "--driver-class-path",
            "--driver-cores",
            "--driver-java-options",
            "--driver-library-path",
            "--driver-memory",
            "--exclude-packages",
            "--executor-cores",
            "--executor-memory",
            "--files",
            "--jars",
            "--keytab",
            "--kill",
            "--load-spark-defaults",
            "--master",
            "--name",
            "--num-executors",
            "--packages",
            "--principal",
            "--properties-file",
            "--proxy-user",
            "--py-files",
            "--queue",
            "--remote",
            "--repositories",
            "--status",
            "--supervise",
            "--total-executor-cores",
            "--verbose");

    private final Options options;
    private final Problems problems;

    CommandLineReader(Options options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    CommandLine read(List<String> arguments) {
        List<String> rest = new ArrayList<>(
                arguments.stream().flatMap(CommandLineReader::split).toList());
        while (true) {
            try {
                CommandLine line = parser().parse(options, rest.toArray(String[]::new));
                line.getArgList().forEach(extra -> problems.add(extraArgument(extra, arguments)));
                return line;
            } catch (UnrecognizedOptionException e) {
                problems.add(unknownOption(e.getOption()));
                removeWithValue(rest, e.getOption());
            } catch (MissingArgumentException e) {
                problems.add("option '%s' needs a value; give %s"
                        .formatted(
                                JobOptions.typed(e.getOption()), e.getOption().getArgName()));
                remove(rest, e.getOption());
            } catch (ParseException e) {
                problems.add("cannot read the command line: " + e.getMessage() + "; see ./submit.sh --help");
                rest.clear();
            }
        }
    }

    /** Splits {@code -Dkey=value}, which Commons CLI reads only if an option may have several values at once. */
    private static Stream<String> split(String argument) {
        String define = "-" + JobOptions.DEFINE;
        boolean joined = argument.startsWith(define) && argument.length() > define.length();
        return joined ? Stream.of(define, argument.substring(define.length())) : Stream.of(argument);
    }

    private static DefaultParser parser() {
        return DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
    }

    private static String extraArgument(String extra, List<String> arguments) {
        String shown = followsASecretName(extra, arguments) ? Redaction.MASK : Redaction.STANDARD.shownWord(extra);
        String advice = extra.startsWith("spark.") ? "write -D before a setting" : "every value follows an option";
        return "unexpected argument '%s'; %s, see ./submit.sh --help".formatted(shown, advice);
    }

    /** Returns whether a word may be the value of a secret that was written without an equals sign. */
    private static boolean followsASecretName(String extra, List<String> arguments) {
        return IntStream.range(1, arguments.size())
                .anyMatch(at -> arguments.get(at).equals(extra)
                        && !arguments.get(at - 1).contains("=")
                        && Redaction.STANDARD.isSecret(arguments.get(at - 1)));
    }

    private String unknownOption(String option) {
        String name = option.replaceFirst("(?s)=.*", "");
        Option plain = options.getOption(name);
        if (plain != null && !plain.hasArg() && option.contains("=")) {
            return "option '%s' takes no value; give it as '%s'".formatted(name, JobOptions.typed(plain));
        }
        if (SPARK_SUBMIT_OPTIONS.contains(name)) {
            return "'%s' is an option of spark-submit; give it after --".formatted(name);
        }
        return "no such option '%s'; did you mean '%s'?"
                .formatted(name, Nearest.to(name, typedOptions()).orElseThrow());
    }

    private Collection<String> typedOptions() {
        return options.getOptions().stream().map(JobOptions::typed).toList();
    }

    /** Removes an unknown option and its value, which is the next word unless that is an option. */
    private static void removeWithValue(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        if (at + 1 < arguments.size() && !arguments.get(at + 1).startsWith("-")) {
            arguments.remove(at + 1);
        }
        arguments.remove(at);
    }

    /** Removes the first occurrence of an option that no value follows. */
    private static void remove(List<String> arguments, Option option) {
        List<String> spellings = List.of(
                "--" + option.getLongOpt(),
                "--" + option.getLongOpt() + "=",
                "-" + option.getOpt(),
                "-" + option.getOpt() + "=");
        for (int at = 0; at < arguments.size(); at++) {
            boolean last = at + 1 == arguments.size();
            if (spellings.contains(arguments.get(at))
                    && (last || arguments.get(at + 1).startsWith("-"))) {
                arguments.remove(at);
                return;
            }
        }
        arguments.clear();
    }
}

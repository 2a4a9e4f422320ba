package io.sparkpool.submit;

import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Redaction;
import io.sparkpool.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.launcher.SparkSubmitArgumentsParser;

/**
 * The options of spark-submit, which follow {@code --}.
 *
 * @param words the options as they were typed
 * @param settings the settings that they make, in the same order
 */
public record SparkSubmitOptions(List<String> words, List<Setting> settings) {
    private static final String ORIGIN = "after --";

    /** The keys that options of spark-submit set. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("--master", Master.KEY),
            Map.entry("--deploy-mode", DriverLocation.DEPLOY_MODE),
            Map.entry("--name", "spark.app.name"),
            Map.entry("--jars", "spark.jars"),
            Map.entry("--packages", "spark.jars.packages"),
            Map.entry("--exclude-packages", "spark.jars.excludes"),
            Map.entry("--repositories", "spark.jars.repositories"),
            Map.entry("--files", "spark.files"),
            Map.entry("--archives", "spark.archives"),
            Map.entry("--driver-memory", DriverMemory.KEY),
            Map.entry("--driver-cores", "spark.driver.cores"),
            Map.entry("--driver-java-options", "spark.driver.extraJavaOptions"),
            Map.entry("--driver-class-path", "spark.driver.extraClassPath"),
            Map.entry("--driver-library-path", "spark.driver.extraLibraryPath"),
            Map.entry("--executor-memory", "spark.executor.memory"),
            Map.entry("--executor-cores", "spark.executor.cores"),
            Map.entry("--total-executor-cores", "spark.cores.max"),
            Map.entry("--num-executors", "spark.executor.instances"),
            Map.entry("--queue", "spark.yarn.queue"),
            Map.entry("--principal", "spark.kerberos.principal"),
            Map.entry("--keytab", "spark.kerberos.keytab"));

    /** Copies the lists. */
    public SparkSubmitOptions {
        words = List.copyOf(words);
        settings = List.copyOf(settings);
    }

    /** Reads the options. Mistakes in them are added to the problems. */
    public static SparkSubmitOptions parse(List<String> words, Problems problems) {
        if (words.isEmpty()) {
            return new SparkSubmitOptions(words, List.of());
        }
        Parser parser = new Parser(problems);
        try {
            parser.read(words);
        } catch (IllegalArgumentException missingValue) {
            problems.add(
                    "cannot use '%s' (after --): its value is missing; add it".formatted(words.get(words.size() - 1)));
        }
        return new SparkSubmitOptions(words, parser.settings);
    }

    /** Returns the option that makes a setting. */
    static Stream<String> of(Setting setting) {
        return KEYS.entrySet().stream()
                .filter(option -> option.getValue().equals(setting.key()))
                .findAny()
                .map(option -> Stream.of(option.getKey(), setting.value()))
                .orElseGet(() -> Stream.of("--conf", setting.key() + "=" + setting.value()));
    }

    /** Returns the options that make no settings, such as {@code --verbose}. */
    SparkSubmitOptions withoutSettings() {
        Parser parser = new Parser(new Problems());
        parser.read(words);
        return new SparkSubmitOptions(parser.others, List.of());
    }

    /** Returns whether there are no options. */
    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Spark's own parser, which knows all options of its version. */
    private static final class Parser extends SparkSubmitArgumentsParser {
        private final List<Setting> settings = new ArrayList<>();
        private final List<String> others = new ArrayList<>();
        private final Problems problems;

        Parser(Problems problems) {
            this.problems = problems;
        }

        void read(List<String> words) {
            parse(words);
        }

        @Override
        protected boolean handle(String option, String value) {
            switch (option) {
                case "--properties-file" ->
                    problems.add(
                            "'--properties-file' does not belong after --: the job reads the file too; give --config FILE before --");
                case "--class" ->
                    problems.add(
                            "'--class' does not belong after --: the job has a class of its own to start; name your function before --: --function NAME");
                case "--help", "--version", "--usage-error" ->
                    problems.add(
                            "'%s' does not belong after --: spark-submit would answer it and run no job; ask for the job's own before --: --help or --version"
                                    .formatted(option));
                case "--kill", "--status" ->
                    problems.add(
                            "'%s' does not belong after --: spark-submit would run no job; give it to the spark-submit of a Spark distribution"
                                    .formatted(option));
                case "--conf" -> define(value);
                default -> {
                    if (KEYS.containsKey(option)) {
                        settings.add(new Setting(KEYS.get(option), value, ORIGIN));
                    } else {
                        others.add(option);
                    }
                }
            }
            return true;
        }

        private void define(String definition) {
            int equals = definition.indexOf('=');
            if (equals < 1) {
                problems.add(
                        "cannot use '%s' (after --): not of the form KEY=VALUE; write for example --conf spark.ui.enabled=true"
                                .formatted(Redaction.STANDARD.shownWord(definition)));
            } else {
                settings.add(new Setting(definition.substring(0, equals), definition.substring(equals + 1), ORIGIN));
            }
        }

        @Override
        protected boolean handleUnknown(String word) {
            problems.add("cannot use '%s' (after --): not an option of spark-submit; options of the job stand before --"
                    .formatted(Redaction.STANDARD.shownWord(word)));
            return false;
        }

        @Override
        protected void handleExtraArgs(List<String> words) {
            // the unknown word before them has been reported
        }
    }
}

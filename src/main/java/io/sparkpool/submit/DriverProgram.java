package io.sparkpool.submit;

import io.sparkpool.cli.Arguments;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a driver runs: the job, or a user's program, which the command {@code run} starts.
 *
 * @param words the arguments of {@code Main}, without properties files
 * @param configs the properties files
 * @param jar the jar of a user's program; empty for the job
 */
public record DriverProgram(List<String> words, List<String> configs, Optional<Path> jar) {
    private static final String JARS = "spark.jars";
    private static final String NAME = "spark.app.name";

    /** Copies the lists. */
    public DriverProgram {
        words = List.copyOf(words);
        configs = List.copyOf(configs);
    }

    /** Returns the job with its arguments. */
    public static DriverProgram ofJob(Arguments arguments) {
        return new DriverProgram(arguments.options(), arguments.configs(), Optional.empty());
    }

    /** Returns a user's program, for which these words start {@code Main} where the jar is on the class path. */
    public static DriverProgram of(Path jar, List<String> words) {
        return new DriverProgram(words, List.of(), Optional.of(jar));
    }

    /** Returns the options of spark-submit that decide who runs it. */
    SparkSubmitOptions deciding(SparkSubmitOptions options) {
        return jar.isPresent() ? options.withoutSettings() : options; // a program reads settings in any process
    }

    /** Returns the settings that a driver in a process of its own needs besides those that it reads itself. */
    Stream<Setting> settings(Settings given) {
        return jar.stream().flatMap(own -> Stream.concat(given.find(NAME).stream(), Stream.of(jars(own, given))));
    }

    private static Setting jars(Path own, Settings given) {
        String all = Stream.concat(
                        Stream.of(own.toAbsolutePath().toUri().toString().replace(",", "%2C")),
                        given.find(JARS).map(Setting::value).filter(value -> !value.isEmpty()).stream())
                .collect(Collectors.joining(","));
        return new Setting(JARS, all, Setting.DEFAULT);
    }

    /** Returns the class that a driver in a process of its own starts with. */
    String mainClass() {
        return jar.isPresent() ? Launch.MAIN : Launch.main(System.getProperties());
    }

    /** Returns the options of Java for a process that is started without spark-submit. */
    List<String> javaOptions(Settings settings) {
        return jar.isEmpty()
                ? List.of()
                : settings.all().stream()
                        .map(setting -> "-D%s=%s".formatted(setting.key(), setting.value()))
                        .toList();
    }

    /** Returns the class path of that process. */
    String classPath() {
        String ours = System.getProperty("java.class.path");
        return jar.map(own -> ours + ":" + own.toAbsolutePath()).orElse(ours);
    }
}

package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.cli.Command;
import io.sparkpool.cli.SettingLayers;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Settings;
import io.sparkpool.config.Variables;
import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.publish.Recovery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/** Finishes or removes what killed runs have left beside their outputs. It does not start Spark. */
final class RecoverCommand implements Command {
    private static final String HADOOP = "spark.hadoop.";

    private final Optional<Path> config;
    private final Map<String, String> environment;

    /**
     * Creates the command.
     *
     * @param config the properties file of a job that names no other, whose settings of Hadoop are used; empty if there
     *     is none
     */
    RecoverCommand(Optional<Path> config, Map<String, String> environment) {
        this.config = config.filter(Files::exists);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "recover";
    }

    @Override
    public String help() {
        return """
                usage: ./submit.sh recover PATH...

                Looks for what a run that was killed has left beside each of these outputs. If the run had begun to
                replace outputs, that is finished; otherwise what it has left is removed, and the outputs stay as they
                are. The next run with the same output does this as well.

                Spark is not started. Settings spark.hadoop.* are read from conf/job.properties.
                """;
    }

    @Override
    public String run(List<String> words) {
        Problems problems = new Problems();
        if (words.isEmpty() || words.stream().anyMatch(word -> word.startsWith("-"))) {
            problems.add(
                    "recover takes paths of outputs and no options, as in ./submit.sh recover priced.parquet; see ./submit.sh recover --help");
        }
        problems.throwIfAny();
        Configuration hadoop = hadoop(problems);
        problems.throwIfAny();
        return words.stream().map(path -> Recovery.recover(path, hadoop) + "\n").collect(Collectors.joining());
    }

    private Configuration hadoop(Problems problems) {
        List<String> files =
                config.map(file -> List.of("--config", file.toString())).orElse(List.of());
        Variables variables = new Variables(environment);
        SparkConf settings = new SparkConf();
        for (Settings layer : SettingLayers.of(
                Arguments.parse(files, JobPlan.KEYS, problems), List.of(), List.of(), variables, problems)) {
            layer.all().stream()
                    .filter(setting -> setting.key().startsWith(HADOOP))
                    .map(setting -> variables.expand(setting, problems))
                    .forEach(setting -> settings.set(setting.key(), setting.value()));
        }
        return HadoopConfiguration.of(settings);
    }
}

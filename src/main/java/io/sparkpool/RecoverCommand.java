package io.sparkpool;

import io.sparkpool.cli.Command;
import io.sparkpool.config.Problems;
import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.publish.Recovery;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/** Finishes or removes what killed runs have left beside their outputs. It does not start Spark. */
final class RecoverCommand implements Command {
    private static final String HADOOP = "spark.hadoop.";

    private final ProjectSettings settings;

    /**
     * Creates the command.
     *
     * @param settings the settings of jobs, of which those of Hadoop are used
     */
    RecoverCommand(ProjectSettings settings) {
        this.settings = settings;
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
        SparkConf spark = new SparkConf();
        settings.startingWith(HADOOP, problems).forEach(setting -> spark.set(setting.key(), setting.value()));
        return HadoopConfiguration.of(spark);
    }
}

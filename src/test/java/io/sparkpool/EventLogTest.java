package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    @TempDir
    Path directory;

    @Test
    void aDirectoryThatCanBeCreatedIsCreatedAtTheStart() throws IOException {
        Path events = directory.resolve("my new/events");
        assertThat(problems(events.toString(), "true")).isEmpty();
        assertThat(events).doesNotExist();
        EventLog.create(spark(events, "false"));
        assertThat(events).doesNotExist();
        EventLog.create(spark(events, "true"));
        EventLog.create(spark(events, "true"));
        assertThat(events).isEmptyDirectory();
    }

    @Test
    void whatCannotBeADirectoryIsRefusedBeforeTheStart() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        String problem = "cannot use 'spark.eventLog.dir' = '%s' (--event-log): '%s' is no directory; name another";
        assertThat(problems(file.toString(), "true")).containsExactly(problem.formatted(file, file));
        assertThat(problems(file + "/events", "true")).containsExactly(problem.formatted(file + "/events", file));
        assertThat(problems("", "true"))
                .containsExactly("cannot use 'spark.eventLog.dir' = '' (--event-log): there is no directory; name one");
    }

    @Test
    void aLogThatIsOffOrElsewhereIsNotChecked() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(problems(file.toString(), "false")).isEmpty();
        assertThat(problems("hdfs://nowhere/events", "true")).isEmpty();
    }

    private static List<String> problems(String value, String enabled) {
        Problems problems = new Problems();
        Settings settings = Settings.of(List.of(
                new Setting("spark.eventLog.dir", value, "--event-log"),
                new Setting("spark.eventLog.enabled", enabled, "-D")));
        EventLog.check(new JobContext(settings, Configuration::new, (path, hadoop, found) -> true, problems));
        return new ArrayList<>(ProblemMessages.of(problems));
    }

    private static SparkConf spark(Path events, String enabled) {
        return new SparkConf(false).set("spark.eventLog.dir", events.toString()).set("spark.eventLog.enabled", enabled);
    }
}

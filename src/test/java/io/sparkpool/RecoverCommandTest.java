package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.ConfigException;
import io.sparkpool.publish.Publication;
import io.sparkpool.publish.PublishMode;
import io.sparkpool.publish.Stage;
import io.sparkpool.publish.Target;
import io.sparkpool.publish.UnwritableTargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoverCommandTest {
    @TempDir
    Path directory;

    @Test
    void itSaysWhatItDidForEachPath() throws IOException {
        String killed = directory.resolve("killed").toString();
        String other = directory.resolve("other").toString();
        Files.createDirectories(directory.resolve(".killed.spark-pool/rows"));
        assertThat(command().run(List.of(killed, other)))
                .isEqualTo("'" + killed
                        + "': removed what a run that died had left\n" + "'"
                        + other + "': nothing to recover\n");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aRunThatLivesIsAFailure() {
        Target target = new Target(
                directory.resolve("table").toString(), Target.Form.TABLE, PublishMode.ERROR, Target.Stores.WITH_RENAME);
        try (Publication publication = new Publication()) {
            publication.add(Stage.open(target, new Configuration()));
            assertThatThrownBy(() -> command().run(List.of(target.path())))
                    .isInstanceOfSatisfying(
                            UnwritableTargetException.class,
                            failure -> assertThat(failure.exitCode()).isEqualTo(1));
        }
    }

    @Test
    void itReadsTheSettingsOfHadoopInTheFileOfTheJob() throws IOException {
        Path config = Files.writeString(directory.resolve("job.properties"), """
                spark.hadoop.fs.defaultFS  ${env:FILES}
                spark.pool.chunkSize       many
                """);
        RecoverCommand command =
                new RecoverCommand(new ProjectSettings(Optional.of(config), Map.of("FILES", "unknown:///")));
        assertThatThrownBy(() -> command.run(List.of("table")))
                .isInstanceOf(UnwritableTargetException.class)
                .hasMessage("cannot write 'table': No FileSystem for scheme \"unknown\"");
        assertThatThrownBy(() ->
                        new RecoverCommand(new ProjectSettings(Optional.of(config), Map.of())).run(List.of("table")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("cannot read 'spark.hadoop.fs.defaultFS' = '${env:FILES}' (" + config
                        + "): the environment variable 'FILES' is not set; set it, or write the value itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--all", "table --mode overwrite"})
    void withoutPathsOrWithOptionsItIsNotUsed(String line) {
        List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" "));
        assertThatThrownBy(() -> command().run(words))
                .isInstanceOf(ConfigException.class)
                .hasMessage("recover takes paths of outputs and no options, as in ./submit.sh recover priced.parquet;"
                        + " see ./submit.sh recover --help");
    }

    @Test
    void itsHelpSaysWhatItDoes() {
        assertThat(command().help()).contains("./submit.sh recover PATH...", "was killed");
    }

    private static RecoverCommand command() {
        return new RecoverCommand(new ProjectSettings(Optional.empty(), Map.of()));
    }
}

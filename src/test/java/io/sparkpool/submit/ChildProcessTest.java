package io.sparkpool.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparkpool.Await;
import io.sparkpool.spark.ClusterException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ChildProcessTest {
    @TempDir
    Path directory;

    @Test
    void theExitCodeIsThatOfTheChild() {
        assertThat(child("exit 3").run()).isEqualTo(3);
        assertThat(child("kill -9 $$").run()).isEqualTo(137);
    }

    @Test
    void aProgramThatCannotBeStartedIsNamed() {
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> new ChildProcess(new ProcessBuilder("/no/program")).run())
                .withMessageStartingWith("cannot start '/no/program': ");
    }

    @Test
    void aChildThatIsEndedBeforeItsStartIsNotStarted() throws Exception {
        Path started = directory.resolve("started");
        ChildProcess child = child("touch '%s'; exec sleep 1000".formatted(started));
        child.end();
        Thread running = new Thread(child::run, "running");
        running.setDaemon(true);
        running.start();
        Await.until(() -> Files.exists(started) || running.getState() == Thread.State.WAITING);
        child.end();
        assertThat(running.isAlive()).isTrue();
        assertThat(started).doesNotExist();
    }

    @Test
    void aChildThatRunsIsEndedByASignal() throws Exception {
        Path started = directory.resolve("started");
        ChildProcess child = child("touch '%s'; exec sleep 1000".formatted(started));
        Thread ending = new Thread(() -> {
            try {
                Await.until(() -> Files.exists(started));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                child.end();
            }
        });
        ending.start();
        assertThat(child.run()).isEqualTo(143);
        ending.join();
    }

    private static ChildProcess child(String line) {
        return new ChildProcess(new ProcessBuilder("sh", "-c", line).inheritIO());
    }
}

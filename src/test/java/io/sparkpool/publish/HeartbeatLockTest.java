package io.sparkpool.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatLockTest {
    private static final Duration PERIOD = Duration.ofMillis(20);
    private static final Holder HERE = Holder.ofThisProcess();

    private static final Step.Action ALIVE = () -> {};

    @TempDir
    Path directory;

    private Storage storage;
    private Path file;

    @BeforeEach
    void find() throws IOException {
        storage = Storage.of(hadoop(directory), new Configuration());
        file = directory.resolve("lock");
    }

    @Test
    void oneRunHasIt() throws IOException {
        HeartbeatLock lock = acquire(HERE);
        assertThat(lock.isHeld()).isTrue();
        assertThat(lock.file()).isEqualTo("lock");
        assertThatThrownBy(() -> acquire(Holder.ofThisProcess()))
                .isInstanceOf(LockedException.class)
                .hasMessage("another run (" + HERE.shown() + ") writes to it");
        lock.release();
        lock.release();
        assertThat(lock.isHeld()).isFalse();
        assertThat(directory).isEmptyDirectory();
        acquire(Holder.ofThisProcess()).release();
    }

    @Test
    void theFileChangesAsLongAsTheRunLives() throws Exception {
        HeartbeatLock lock = acquire(HERE);
        long first = Files.getLastModifiedTime(file).toMillis();
        Await.until(() -> Files.getLastModifiedTime(file).toMillis() != first);
        lock.release();
    }

    @Test
    void aDeadProcessOfThisMachineDoesNotHaveIt() throws IOException {
        Holder otherStart =
                new Holder("dead", HERE.host(), HERE.machine(), HERE.pid(), HERE.startMillis() - 60_000, HERE.since());
        Files.write(file, otherStart.json());
        acquire(HERE).release();
        Holder noProcess = new Holder("dead", HERE.host(), HERE.machine(), Long.MAX_VALUE, 1, HERE.since());
        Files.write(file, noProcess.json());
        acquire(HERE).release();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aRunOfAnotherMachineThatDoesNotMoveIsDead() throws IOException {
        Files.write(file, elsewhere().json());
        HeartbeatLock lock = acquire(HERE);
        assertThat(lock.isHeld()).isTrue();
        lock.release();
        Files.createFile(file); // its run was killed while it wrote its name
        acquire(HERE).release();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aRunOfAnotherMachineThatMovesLives() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        Files.write(file, elsewhere().json());
        Thread other = new Thread(() -> {
            while (!ended.get()) {
                try {
                    storage.touch(hadoop(file));
                    Thread.sleep(PERIOD.toMillis());
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        other.start();
        try {
            assertThatThrownBy(() -> HeartbeatLock.acquire(storage, hadoop(file), HERE, Duration.ofSeconds(10), ALIVE))
                    .isInstanceOf(LockedException.class)
                    .hasMessage("another run (process 1 on elsewhere, since then) writes to it");
        } finally {
            ended.set(true);
            other.join();
        }
    }

    @Test
    void aProcessThatIsEndingDoesNotWaitForAnother() throws IOException {
        byte[] other = elsewhere().json();
        Files.write(file, other);
        Step.Action ending = () -> {
            throw new IOException("the process is ending");
        };
        assertThatThrownBy(() -> HeartbeatLock.acquire(storage, hadoop(file), HERE, Duration.ofSeconds(1), ending))
                .isInstanceOf(IOException.class)
                .hasMessage("the process is ending");
        assertThat(file).hasBinaryContent(other);
    }

    @Test
    void aRunThatDidNotMoveFindsThatItHasLostIt() throws IOException {
        HeartbeatLock lost = acquire(HERE);
        byte[] other = elsewhere().json();
        Files.write(file, other); // another run has taken it
        assertThat(lost.isHeld()).isFalse();
        lost.delete();
        assertThat(file).hasBinaryContent(other);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void itEndsAlsoIfTheFileSystemFails() throws IOException {
        HeartbeatLock lock = acquire(HERE);
        Files.delete(file);
        Files.createDirectory(file); // cannot be read
        assertThatThrownBy(lock::release).isInstanceOf(IOException.class);
        Files.delete(file);
        Files.write(file, HERE.json());
        assertThat(lock.isHeld()).isFalse();
    }

    private HeartbeatLock acquire(Holder holder) throws IOException {
        return HeartbeatLock.acquire(storage, hadoop(file), holder, PERIOD, ALIVE);
    }

    private static Holder elsewhere() {
        return new Holder("other", "elsewhere", "another machine", 1, 1, "then");
    }

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toUri());
    }
}

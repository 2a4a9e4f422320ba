package io.sparkpool.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelLockTest {
    private static final Holder HERE = Holder.ofThisProcess();

    @TempDir
    Path directory;

    private Path stage;

    @BeforeEach
    void name() {
        stage = directory.resolve("stage");
    }

    @Test
    void itIsLostIfItsStageWasDeletedAndAnotherRunHasMadeANewOne() throws IOException {
        KernelLock lost = KernelLock.acquire(stage, HERE);
        assertThat(lost.isHeld()).isTrue();
        Path file = stage.resolve(lost.file());
        Files.delete(file);
        assertThat(lost.isHeld()).isFalse();
        Files.createFile(file);
        assertThat(lost.isHeld()).isFalse();
        lost.delete();
        assertThat(file).exists();
        KernelLock.acquire(stage, HERE).delete();
        assertThat(file).doesNotExist();
    }
}

package io.sparkpool.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class InputFileTest {
    private static final FileTime TIME = FileTime.fromMillis(12_345_678);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "10, 1000, EXACT, true",
        "10, 1001, EXACT, false",
        "11, 1000, EXACT, false",
        "10, 1999, ROUNDED, true",
        "10, 2000, ROUNDED, false",
        "11, 1000, ROUNDED, false",
        "10, 1001, OF_A_COPY, true",
        "10, 5000, OF_A_COPY, false",
        "11, 1000, OF_A_COPY, false",
    })
    void aFileIsKnownByItsLengthAndByItsTimeAsFarAsThatCanBeTrusted(
            long bytes, long modified, InputFile.TimeCheck timeCheck, boolean unchanged) {
        InputFile file = new InputFile("/numbers.txt", 10, Instant.ofEpochMilli(1000), Instant.ofEpochMilli(5000));
        assertThat(file.isUnchanged(bytes, Instant.ofEpochMilli(modified), timeCheck))
                .isEqualTo(unchanged);
    }

    @Test
    void describesAFileAndReadsIt() throws IOException {
        Path path = write("a b.txt", "\ufeffgr\u00fc\u00df \ud83d\ude42\n");
        InputFile file = InputFile.of(path);
        assertThat(file).hasToString(path.toString());
        assertThat(file.length()).isEqualTo(Files.size(path));
        assertThat(file.modificationTime()).isEqualTo(TIME.toInstant());
        assertThat(file.bytes()).isEqualTo(Files.readAllBytes(path));
        assertThat(file.text()).isEqualTo("gr\u00fc\u00df \ud83d\ude42\n");
        try (InputStream in = file.open()) {
            assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(path));
        }
    }

    @Test
    void readsAnEmptyFile() throws IOException {
        InputFile file = InputFile.of(write("empty", ""));
        assertThat(file.bytes()).isEmpty();
        assertThat(file.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0xff", "3, 0x80"})
    void textThatIsNotUtf8IsRefused(int before, String invalid) throws IOException {
        byte[] bytes = new byte[before + 2];
        bytes[before] = Integer.decode(invalid).byteValue();
        Path path = Files.write(directory.resolve("latin.txt"), bytes);
        assertThatThrownBy(() -> InputFile.of(path).text())
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "cannot read '%s': it is not UTF-8 text, as byte %d is %s; convert the file, as with iconv -t UTF-8",
                        path, before + 1, invalid);
    }

    @Test
    void aReplacementCharacterIsText() throws IOException {
        assertThat(InputFile.of(write("a.txt", "\ufffd")).text()).isEqualTo("\ufffd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "12345"})
    void aFileThatHasChangedIsRefused(String now) throws IOException {
        Path path = write("a.txt", "123");
        InputFile file = InputFile.of(path);
        Files.writeString(path, now);
        Files.setLastModifiedTime(path, TIME);
        String message =
                "cannot read '%s': it was changed while the job was running (3 bytes of 1970-01-01T03:25:45.678Z before, %d bytes of 1970-01-01T03:25:45.678Z now); run the job again when nothing writes to the file"
                        .formatted(path, now.length());
        assertThatThrownBy(file::bytes).isInstanceOf(IOException.class).hasMessage(message);
        assertThatThrownBy(file::text).isInstanceOf(IOException.class).hasMessage(message);
        assertThatThrownBy(file::open).isInstanceOf(IOException.class).hasMessage(message);
    }

    @Test
    void aFileThatIsChangedWhileItIsReadIsRefusedAtItsEnd() throws IOException {
        Path path = write("a.txt", "123");
        try (InputStream in = InputFile.of(path).open()) {
            assertThat(in.read()).isEqualTo('1');
            Files.setLastModifiedTime(path, FileTime.fromMillis(0));
            assertThat(in.readNBytes(2)).hasSize(2);
            assertThatThrownBy(in::read)
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "cannot read '%s': it was changed while the job was running (3 bytes of 1970-01-01T03:25:45.678Z before, 3 bytes of 1970-01-01T00:00:00Z now); run the job again when nothing writes to the file",
                            path);
        }
    }

    @Test
    void aFileThatIsGoneIsRefused() throws IOException {
        Path path = write("a.txt", "123");
        InputFile file = InputFile.of(path);
        Files.delete(path);
        String message = "cannot read '%s': it is no longer there; run the job again when nothing removes files";
        assertThatThrownBy(file::bytes).isInstanceOf(IOException.class).hasMessage(message, path);
        assertThatThrownBy(file::open).isInstanceOf(IOException.class).hasMessage(message, path);
    }

    @Test
    void aFileThatIsTooLongForAnArrayIsRefused() {
        InputFile file = new InputFile("/big.bin", 3_000_000_000L, Instant.EPOCH, Instant.EPOCH);
        assertThatThrownBy(file::bytes)
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "cannot read '/big.bin' as a whole: its 3000000000 bytes are more than the 2147483639 that an array can hold; read it bit by bit with open()");
    }

    @Test
    void aFileWithoutPermissionIsRefused() {
        InputFile file = new InputFile("/a.txt", 1, Instant.EPOCH, Instant.EPOCH);
        assertThat(file.unreadable(new java.nio.file.AccessDeniedException("/a.txt")))
                .hasMessage("cannot read '/a.txt': there is no permission to read it; grant it, or leave the file out");
        assertThat(file.unreadable(new java.io.FileNotFoundException("/a.txt (Permission denied)")))
                .hasMessage("cannot read '/a.txt': there is no permission to read it; grant it, or leave the file out");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void filesAreInputsInTheOrderOfTheirPaths(int chunkSize, Pool pool) throws IOException {
        for (int i = 99; i >= 0; i--) {
            write("in/%d/%d.txt".formatted(i % 3, i), "text " + i);
        }
        List<String> expected = IntStream.range(0, 3)
                .boxed()
                .flatMap(d -> IntStream.range(0, 100)
                        .filter(i -> i % 3 == d)
                        .mapToObj(i -> i + ".txt")
                        .sorted()
                        .map(name -> "text " + name.replace(".txt", "")))
                .toList();
        assertThat(pool.map(InputFile::text, Inputs.files(directory.resolve("in")), chunkSize))
                .isEqualTo(expected);
        assertThat(pool.map(InputFile::text, Inputs.files(directory + "/in/*/*.txt"), chunkSize))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a%20b", "a*", "[a].txt", "a:b", "\u65e5"})
    void aPathIsNoPattern(String name, Pool pool) throws IOException {
        Path path = write(name, "1");
        assertThat(pool.map(InputFile::path, Inputs.files(path))).containsExactly(path.toString());
    }

    @Test
    void aFileThatFailsIsAFailingInput(Pool pool) throws IOException {
        write("a.txt", "1");
        Path gone = write("b.txt", "2");
        Inputs<InputFile> files = Inputs.files(directory);
        Files.delete(gone);
        assertThatThrownBy(() -> pool.map(InputFile::text, files))
                .isInstanceOf(PoolException.class)
                .hasMessageMatching(
                        "function '.*' failed at index 1 on input '%s': UnreadableInputException: cannot read '%s': it is no longer there; run the job again when nothing removes files"
                                .formatted(gone, gone));
    }

    @Test
    void aPathThatIsNotThereIsRefused() {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> Inputs.files(missing))
                .isInstanceOf(PoolException.class)
                .hasMessage("cannot read '%s': no such file; name a file or a directory that exists", missing);
        assertThatThrownBy(() -> Inputs.files(directory + "/*.txt"))
                .isInstanceOf(PoolException.class)
                .hasMessage(
                        "cannot read '%s/*.txt': nothing matches this pattern (looked for file:%s/*.txt); name a file, a directory or a pattern that matches some",
                        directory, directory);
    }

    private Path write(String name, String text) throws IOException {
        Path path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text, StandardCharsets.UTF_8);
        return Files.setLastModifiedTime(path, TIME);
    }
}

package io.sparkpool.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.file.FoundFiles;
import io.sparkpool.function.Identity;
import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.sink.TextEncodings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class TextSourceTest {
    private static final Configuration HADOOP = new Configuration();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsLinesOfAnyEnd(String end, Pool pool) throws IOException {
        Path file = write("numbers.txt", "1" + end + "2" + end + end + "3");
        assertThat(read(file.toString(), pool)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void passesOverAByteOrderMark(Pool pool) throws IOException {
        assertThat(read(write("numbers.txt", "\ufeff1\n2\n").toString(), pool)).containsExactly(1L, 2L);
    }

    @Test
    void readsAnEmptyFileAsNoInputs(Pool pool) throws IOException {
        assertThat(read(write("empty.txt", "").toString(), pool)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 100_000})
    void everyChunkSizeFindsTheSameLines(int chunkSize, Pool pool) throws IOException {
        String text = LongStream.range(0, 1000)
                .mapToObj(x -> x * x * x + (x % 3 == 0 ? "\r\n" : "\n\n"))
                .collect(Collectors.joining());
        Path file = write("numbers.txt", text);
        assertThat(pool.map(new Identity(), inputs(file.toString()), chunkSize))
                .isEqualTo(LongStream.range(0, 1000).mapToObj(x -> x * x * x).toList());
    }

    @Test
    void chunksOfBlankLinesGrow(Pool pool) throws IOException {
        Path file = write("blank.txt", "\n".repeat(500_000) + "7");
        try (ChunkResults<byte[]> results =
                pool.mapChunks(new Identity(), inputs(file.toString()), TextEncodings.lines())) {
            results.forEachRemaining(chunk -> {});
            assertThat(results.inputsMapped()).isEqualTo(1);
            assertThat(results.chunksMapped()).isLessThan(500);
        }
    }

    @Test
    void readsADirectoryInTheOrderOfItsPaths(Pool pool) throws IOException {
        write("b.txt", "3\n");
        write("a.txt", "1\n2");
        write("c/d.txt", "4");
        write("_SUCCESS", "no number");
        write(".hidden/x.txt", "no number");
        assertThat(read(directory.toString(), pool)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void readsWhatAPatternMatches(Pool pool) throws IOException {
        write("b.txt", "2");
        write("a.txt", "1");
        write("c.csv", "no number");
        write("_d.txt", "no number");
        write(".e.txt", "no number");
        assertThat(read(directory + "/*.txt", pool)).containsExactly(1L, 2L);
    }

    @Test
    void readsEachFileOnceWhateverLinksLeadToIt(Pool pool) throws IOException {
        write("in/a.txt", "1");
        write("in/sub/b.txt", "2");
        Files.createSymbolicLink(directory.resolve("in/self"), Path.of("."));
        Files.createSymbolicLink(directory.resolve("in/again"), Path.of("../in"));
        Files.createSymbolicLink(directory.resolve("in/sub/up"), Path.of(".."));
        Files.createSymbolicLink(directory.resolve("in/sub/c.txt"), Path.of("../a.txt"));
        Files.createSymbolicLink(directory.resolve("in/z.txt"), Path.of("sub/b.txt"));
        assertThat(read(directory + "/in", pool)).containsExactly(1L, 2L);
        assertThat(read(directory + "/in/*", pool)).containsExactly(1L, 2L);
        assertThat(read(directory + "/in/{a,a*}.txt", pool)).containsExactly(1L);
    }

    @Test
    void readsWhatIsElsewhereThroughALink(Pool pool) throws IOException {
        write("elsewhere/a.txt", "1");
        write("b.txt", "2");
        write("in/c.txt", "3");
        Files.createSymbolicLink(directory.resolve("in/a"), Path.of("../elsewhere"));
        Files.createSymbolicLink(directory.resolve("in/b.txt"), Path.of("../b.txt"));
        assertThat(read(directory + "/in", pool)).containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "in/*.txt", "*/b.txt", "in/b.txt"})
    void refusesALinkThatLeadsNowhere(String path) throws IOException {
        write("in/a.txt", "1");
        Path link = Files.createSymbolicLink(directory.resolve("in/b.txt"), Path.of("gone.txt"));
        assertThatThrownBy(() -> inputs(directory + "/" + path))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage(
                        "'%s' is a link to 'gone.txt', where there is no file; put one there, or remove the link",
                        link);
    }

    @Test
    void refusesALinkThatGoesInCircles() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("a.txt"), Path.of("a.txt"));
        assertThatThrownBy(() -> inputs(directory.toString()))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage(
                        "'%s' is a link to 'a.txt', where there is no file; put one there, or remove the link", link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank.txt", "a[1].txt", "{x}.txt", "a,b.txt", "50%.txt", "日本.txt", "#1?.txt"})
    void readsAFileOfAnOddName(String name, Pool pool) throws IOException {
        assertThat(read(write(name, "7\n").toString(), pool)).containsExactly(7L);
    }

    @Test
    void unpacksGzip(Pool pool) throws IOException {
        Path file = gzip("numbers.txt.gz", numbers(5000));
        assertThat(pool.map(new Identity(), inputs(file.toString()), 10))
                .isEqualTo(LongStream.range(0, 5000).boxed().toList());
    }

    @Test
    void splitsBzip2(Pool pool) throws IOException {
        Path file = directory.resolve("numbers.txt.bz2");
        BZip2Codec codec = new BZip2Codec();
        codec.setConf(HADOOP);
        try (OutputStream out = codec.createOutputStream(Files.newOutputStream(file))) {
            out.write(numbers(400_000).getBytes(UTF_8));
        }
        assertThat(pool.map(new Identity(), inputs(file.toString()), 20_000))
                .isEqualTo(LongStream.range(0, 400_000).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void aLineThatIsNoNumberIsNamedByFileAndLine(int chunkSize, Pool pool) throws IOException {
        write("a.txt", "1\n\n2\n");
        Path bad = write("b.txt", "3\n\n4\r\n\r\nfive\nsix\n");
        assertThatThrownBy(() -> pool.map(new Identity(), inputs(directory.toString()), chunkSize))
                .isInstanceOf(PoolException.class)
                .hasMessage(
                        "cannot read '%s', line 5: 'five' is not a number; write one whole or decimal number on each line",
                        bad);
    }

    @Test
    void aFileThatIsNotCompressedInSpiteOfItsNameIsNamed(Pool pool) throws IOException {
        Path file = write("damaged.gz", "this is no gzip");
        assertThatThrownBy(() -> read(file.toString(), pool))
                .isInstanceOf(PoolException.class)
                .hasMessage(
                        "cannot read '%s', line 1: the compressed file is damaged or cut off from here on (IOException: not a gzip file); make it again",
                        file);
    }

    @ParameterizedTest
    @CsvSource({
        "CUT, EOFException: Unexpected end of input stream",
        "CHANGED, IOException: gzip stream CRC failure",
    })
    void theRestOfADamagedFileIsOneFailingInput(Damage damage, String reason, Pool pool) throws IOException {
        Path file = damage.apply(gzip("damaged.gz", numbers(100_000)));
        write("good.txt", "-1");
        List<FailedInput> failed = new ArrayList<>();
        List<Object> outputs = pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                .map(new Identity(), inputs(directory.toString()));
        int read = outputs.size() - 1;
        assertThat(outputs).last().isEqualTo(-1L);
        assertThat(outputs.subList(0, read))
                .hasSizeGreaterThan(1000)
                .isEqualTo(LongStream.range(0, read).boxed().toList());
        assertThat(failed)
                .containsExactly(new FailedInput(
                        read,
                        "",
                        "cannot read '%s', line %d: the compressed file is damaged or cut off from here on (%s); make it again"
                                .formatted(file, read + 1, reason)));
    }

    private enum Damage {
        CUT,
        CHANGED;

        private Path apply(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 6] ^= 1; // in the checksum
            return Files.write(file, this == CUT ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
        }
    }

    private Path gzip(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(UTF_8));
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void everyLineIsAString(int chunkSize, Pool pool) throws IOException {
        write("a.txt", "\ufeff one \r\n\r\ntwo\n\n\ta\u0000b\n");
        write("b.txt", "");
        write("c.txt", "\ud83d\ude42 \ufffd");
        assertThat(pool.map(new Identity(), inputs(directory.toString(), new StringLine()), chunkSize))
                .isEqualTo(List.of(" one ", "", "two", "", "\ta\u0000b", "\ud83d\ude42 \ufffd"));
    }

    @Test
    void aLineThatIsNotUtf8Fails(Pool pool) throws IOException {
        Path file = Files.write(directory.resolve("latin.txt"), "gut\nsch\u00f6n\n".getBytes(ISO_8859_1));
        assertThatThrownBy(() -> pool.map(new Identity(), inputs(file.toString(), new StringLine())))
                .isInstanceOf(PoolException.class)
                .hasMessage(
                        "cannot read '%s', line 2: it is not UTF-8 text, as byte 4 is 0xf6; convert the file, as with iconv -t UTF-8",
                        file);
    }

    @Test
    void aNumberOfAnotherTypeFails(Pool pool) throws IOException {
        Path file = write("numbers.txt", "1\n\n1.5\n");
        assertThatThrownBy(() -> pool.map(new Identity(), inputs(file.toString(), new NumberLine(NumberType.LONG))))
                .isInstanceOf(PoolException.class)
                .hasMessage(
                        "cannot read '%s', line 3: '1.5' is not a whole number that a Long can hold; let the function take a Number",
                        file);
    }

    @Test
    void aFileThatVanishesIsNamed(Pool pool) throws IOException {
        Path file = write("numbers.txt", "1\n");
        Inputs<Object> inputs = inputs(file.toString());
        Files.delete(file);
        assertThatThrownBy(() -> pool.map(new Identity(), inputs))
                .isInstanceOf(PoolException.class)
                .hasMessage(
                        "cannot read '%s': it is no longer there; run the job again when nothing removes files", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3\n4\n", "1\n2\n3\n", "1\n", "no number\n", ""})
    void aFileThatIsReplacedIsNamed(String text, Pool pool) throws IOException {
        Path file = write("numbers.txt", "1\n2\n");
        Inputs<Object> inputs = inputs(file.toString());
        Path other = write("other.txt", text);
        Files.setLastModifiedTime(other, FileTime.fromMillis(12_345_678));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> pool.map(new Identity(), inputs))
                .isInstanceOf(PoolException.class)
                .hasMessageStartingWith("cannot read '%s': it was changed while the job was running (4 bytes of ", file)
                .hasMessageEndingWith(
                        " before, %d bytes of 1970-01-01T03:25:45.678Z now); run the job again when nothing writes to the file",
                        text.length());
    }

    @Test
    void aFileThatIsChangedWhileAChunkIsReadIsNamed(Pool pool) throws IOException {
        Path file = write("numbers.txt", "1\n2\n");
        String name = file.toString();
        Inputs<Object> inputs = inputs(name);
        assertThatThrownBy(() -> pool.map(
                        number -> Files.writeString(Path.of(name), "3\n4\n5\n").toString(), inputs))
                .isInstanceOf(PoolException.class)
                .hasMessageStartingWith(
                        "cannot read '%s': it was changed while the job was running (4 bytes of ", file);
    }

    @Test
    void refusesAPathThatIsNotThere() {
        Path missing = directory.resolve("missing.txt");
        assertThatThrownBy(() -> inputs(missing.toString()))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage(
                        "no such file (looked for file:%s); name a file, a directory or a pattern that matches some",
                        missing);
    }

    @Test
    void refusesAPatternThatMatchesNothing() {
        assertThatThrownBy(() -> inputs(directory + "/*.txt"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage(
                        "nothing matches this pattern (looked for file:%s/*.txt); name a file, a directory or a pattern that matches some",
                        directory);
    }

    @Test
    void refusesAWebPageAsItsLengthIsUnknown() {
        assertThatThrownBy(() -> inputs("http://127.0.0.1:1/numbers.txt"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage(
                        "the length of 'http://127.0.0.1:1/numbers.txt' is not known, so it cannot be read in parallel; write it to a file first");
    }

    @Test
    void refusesAFileWithAColonInItsName() throws IOException {
        Path file = write("10:00.txt", "1");
        assertThatThrownBy(() -> inputs(file.toString()))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("Hadoop reads no file with a colon in its name; rename it, or make a link to it");
    }

    @Test
    void refusesANameThatJavaCouldNotRead() {
        assertThatThrownBy(() -> inputs("\ufffd\ufffd.txt"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("Java could not read this name; set LC_ALL=C.UTF-8 in the environment");
    }

    @Test
    void refusesADeviceAsItsLengthIsUnknown() {
        assertThatThrownBy(() -> inputs("/dev/null"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage(
                        "the length of 'file:/dev/null' is not known, so it cannot be read in parallel; write it to a file first");
    }

    private static List<Object> read(String path, Pool pool) throws IOException {
        return pool.map(new Identity(), inputs(path));
    }

    private static Inputs<Object> inputs(String path) throws IOException {
        return inputs(path, new NumberLine(NumberType.NUMBER));
    }

    private static Inputs<Object> inputs(String path, LineReader lines) throws IOException {
        return TextSource.inputs(FoundFiles.named(path, HADOOP), lines, HADOOP);
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String numbers(int count) {
        return LongStream.range(0, count).mapToObj(x -> x + "\n").collect(Collectors.joining());
    }
}

package io.sparkpool.sink.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.message.UnwritableOutputException;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.pool.task.Encoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsEncoderTest {
    @TempDir
    Path directory;

    private RowsEncoder encoder;

    @BeforeEach
    void createEncoder() {
        encoder = encoder(directory);
    }

    private static RowsEncoder encoder(Path directory) {
        return new RowsEncoder(new TextRows(), new RowFile(directory.toUri().toString(), "priced.parquet"), 1000);
    }

    private List<String> rows(StagedChunk chunk) throws IOException {
        List<String> texts = new ArrayList<>();
        for (StagedFile file : chunk.files()) {
            try (StagedRows rows = open(file)) {
                while (rows.next()) {
                    texts.add(rows.row().getString(0));
                }
            }
        }
        return texts;
    }

    private StagedRows open(StagedFile file) throws IOException {
        return StagedRows.open(new org.apache.hadoop.fs.Path(directory.toUri()), file, 1, new Configuration());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void rowsAreInOneFileWithoutChecksumsBesideIt() throws IOException {
        encoder.add("one");
        encoder.commit();
        encoder.add("two");
        encoder.commit();
        StagedChunk chunk = encoder.finish();
        assertThat(chunk.rows()).isEqualTo(2);
        assertThat(files()).containsExactly(chunk.files().get(0).name());
        assertThat(chunk.bytes())
                .isEqualTo(Files.size(directory.resolve(chunk.files().get(0).name())));
        assertThat(rows(chunk)).containsExactly("one", "two");
    }

    @Test
    void theDigestIsThatOfLines() {
        encoder.add("one");
        encoder.add("\u00fcber");
        assertThat(encoder.finish().digest()).isEqualTo(Digest.of("one\n\u00fcber\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aChunkWithoutRowsHasNoFile() throws IOException {
        encoder.commit();
        assertThat(encoder.finish()).isEqualTo(new StagedChunk(List.of(), Digest.EMPTY));
        assertThat(files()).isEmpty();
    }

    @Test
    void anOutputThatIsRefusedLeavesNothing() throws IOException {
        encoder.add("one");
        assertThatThrownBy(() -> encoder.addLong(2)).hasMessage("not a string: 2");
        assertThatThrownBy(() -> encoder.add("\ud800")).hasMessageContaining("half of a pair");
        encoder.add("three");
        StagedChunk chunk = encoder.finish();
        assertThat(rows(chunk)).containsExactly("one", "three");
        assertThat(chunk.rows()).isEqualTo(2);
        assertThat(chunk.digest()).isEqualTo(Digest.of("one\nthree\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aMarkRemovesWhatWasAddedSince() throws IOException {
        encoder.add("one");
        encoder.commit();
        Encoder.Mark first = encoder.mark();
        encoder.add("two");
        Encoder.Mark second = encoder.mark();
        encoder.add("three");
        second.reset();
        encoder.add("four");
        first.reset();
        encoder.add("five");
        encoder.commit();
        StagedChunk chunk = encoder.finish();
        assertThat(rows(chunk)).containsExactly("one", "five");
        assertThat(chunk.digest()).isEqualTo(Digest.of("one\nfive\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsCommittedIsWrittenInBlocks() throws IOException {
        String text = "x".repeat(1000);
        for (int i = 0; i < 200; i++) {
            encoder.add(text + i);
            Encoder.Mark mark = encoder.mark();
            encoder.add("again");
            mark.reset();
            encoder.commit();
        }
        assertThat(files()).isNotEmpty(); // before the end of the chunk
        StagedChunk chunk = encoder.finish();
        assertThat(chunk.rows()).isEqualTo(200);
        assertThat(chunk.digest().bytes()).isEqualTo(200 * 1001 + 10 + 2 * 90 + 3 * 100);
        List<String> rows = rows(chunk);
        for (int i = 0; i < 200; i++) {
            assertThat(rows.get(i)).isEqualTo(text + i);
        }
    }

    @Test
    void manyRowsAreInSeveralFiles() throws IOException {
        List<String> texts = Stream.of("a", "b", "c", "d", "e")
                .map(letter -> letter.repeat(letter.equals("e") ? 1 : 70_000))
                .toList();
        for (String text : texts) {
            encoder.add(text);
            Encoder.Mark mark = encoder.mark();
            encoder.add("again");
            mark.reset();
            if (!text.startsWith("a")) {
                encoder.commit();
            }
        }
        StagedChunk chunk = encoder.finish();
        assertThat(chunk.files().stream().map(StagedFile::rows)).containsExactly(2L, 1L, 1L, 1L);
        assertThat(chunk.rows()).isEqualTo(5);
        assertThat(chunk.largestRow()).isBetween(70_000L, 70_032L);
        assertThat(chunk.rawBytes()).isBetween(280_000L, 280_300L);
        assertThat(rows(chunk)).isEqualTo(texts);
    }

    @Test
    void rowsOfTenMegabytesAreKept() throws IOException {
        List<String> texts = Stream.of("a", "b", "c")
                .map(letter -> letter.repeat(letter.equals("b") ? 3 : 10_000_000))
                .toList();
        texts.forEach(text -> {
            encoder.add(text);
            encoder.commit();
        });
        assertThat(rows(encoder.finish())).isEqualTo(texts);
    }

    @Test
    void nothingGoesThroughTheDriver() {
        encoder.add("one");
        assertThat(encoder.sizeBytes()).isZero();
    }

    @Test
    void attemptsDoNotWriteToTheSameFile() throws IOException {
        RowsEncoder other = encoder(directory);
        encoder.add("one");
        other.add("one");
        assertThat(encoder.finish().files()).isNotEqualTo(other.finish().files());
        assertThat(files()).hasSize(2);
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsReportedWithTheTarget() throws IOException {
        RowsEncoder unwritable =
                encoder(Files.createFile(directory.resolve("file")).resolve("rows"));
        unwritable.add("one");
        assertThatThrownBy(unwritable::finish)
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .isInstanceOf(UnwritableOutputException.class)
                .hasMessageStartingWith("cannot write 'priced.parquet': ");
    }

    @Test
    void aFileThatWasCutOffIsRefused() throws IOException {
        encoder.add("one");
        encoder.add("two");
        StagedChunk chunk = encoder.finish();
        Path file = directory.resolve(chunk.files().get(0).name());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> open(chunk.files().get(0)))
                .hasMessageEndingWith(
                        "is damaged: it has %d bytes, and %d were written".formatted(bytes.length - 1, bytes.length));
    }

    @Test
    void aFileWithOtherBytesIsRefused() throws IOException {
        encoder.add("one");
        StagedChunk chunk = encoder.finish();
        Path file = directory.resolve(chunk.files().get(0).name());
        byte[] bytes = Files.readAllBytes(file);
        bytes[30] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> rows(chunk)).isInstanceOf(IOException.class);
    }

    @Test
    void aFileWithMoreOrFewerRowsIsRefused() throws IOException {
        encoder.add("one");
        StagedChunk chunk = encoder.finish();
        assertThatThrownBy(() -> rows(withRows(2, chunk)))
                .hasMessageEndingWith("is damaged: it ends after 1 of 2 rows");
        assertThatThrownBy(() -> rows(withRows(0, chunk)))
                .hasMessageEndingWith("is damaged: there is no row where one should start");
    }

    private static StagedChunk withRows(long rows, StagedChunk chunk) {
        StagedFile file = chunk.files().get(0);
        return new StagedChunk(
                List.of(new StagedFile(file.name(), rows, file.bytes(), file.rawBytes(), file.largestRow())),
                chunk.digest());
    }
}

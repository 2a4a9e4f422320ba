package io.sparkpool.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.pool.task.Digest;
import io.sparkpool.pool.task.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextWriterTest {
    private static final TextForm LIST = TextForm.list("Pool    :");
    private static final TextForm LINES = TextForm.LINES;

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of(List.of(), "Pool    : []\n"),
                Arguments.of(List.of(""), "Pool    : []\n"),
                Arguments.of(List.of("0, "), "Pool    : [0]\n"),
                Arguments.of(List.of("0, 1, 4, "), "Pool    : [0, 1, 4]\n"),
                Arguments.of(List.of("0, 1, ", "4, ", "9, 16, "), "Pool    : [0, 1, 4, 9, 16]\n"),
                Arguments.of(List.of("", "0, ", "", "", "1, ", ""), "Pool    : [0, 1]\n"));
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of(List.of(), ""),
                Arguments.of(List.of(""), ""),
                Arguments.of(List.of("0\n"), "0\n"),
                Arguments.of(List.of("0\n1\n", "4\n"), "0\n1\n4\n"),
                Arguments.of(List.of("", "0\n", "", "", "1\n", ""), "0\n1\n"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listsLookAsPythonPrintsThem(List<String> blocks, String text) throws IOException {
        assertThat(written(LIST, blocks)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void linesFollowOneAnother(List<String> blocks, String text) throws IOException {
        assertThat(written(LINES, blocks)).isEqualTo(text);
    }

    @Test
    void theLabelMayBeAnyText() throws IOException {
        TextForm output = TextForm.list("Quadratwurzel \u221a:");
        assertThat(written(output, List.of("1, "))).isEqualTo("Quadratwurzel \u221a: [1]\n");
    }

    @Test
    void listsQuoteStrings() throws IOException {
        assertThat(written(LIST, List.of(rendered(LIST)))).isEqualTo("Pool    : [7, 'seven']\n");
    }

    @Test
    void linesShowStringsAsTheyAre() throws IOException {
        assertThat(written(LINES, List.of(rendered(LINES)))).isEqualTo("7\nseven\n");
    }

    @Test
    void whatCameBeforeAnErrorIsWrittenAndNotClosed() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        IllegalStateException error = new IllegalStateException("context stopped");
        assertThatThrownBy(() -> new TextWriter(LIST, stream).write(endingWith(error, "0, 1, ", "4, ")))
                .isSameAs(error);
        assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo("Pool    : [0, 1, 4");
    }

    @Test
    void aStreamThatTakesNoMoreEndsTheWriting() {
        IOException full = new IOException("No space left on device");
        OutputStream stream = new OutputStream() {
            @Override
            public void write(int character) throws IOException {
                throw full;
            }
        };
        assertThatThrownBy(() -> new TextWriter(LINES, stream).write(blocks(List.of("0\n"))))
                .isSameAs(full);
    }

    @Test
    void theStreamIsFlushedAfterEachBlockAndAtTheEnd() throws IOException {
        List<Integer> flushedAt = new ArrayList<>();
        ByteArrayOutputStream stream = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                flushedAt.add(size());
            }
        };
        new TextWriter(LIST, stream).write(blocks(List.of("0, ", "1, ", "4, ")));
        assertThat(flushedAt).containsExactly(12, 15, 18, 20);
    }

    @Test
    void theDigestIsThatOfTheBytesWritten() throws IOException {
        Digest digest = new TextWriter(LIST, OutputStream.nullOutputStream()).write(blocks(List.of("0, ", "1, ")));
        assertThat(digest).isEqualTo(Digest.of("Pool    : [0, 1]\n".getBytes(StandardCharsets.UTF_8)));
    }

    private static String written(TextForm output, List<String> blocks) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        new TextWriter(output, stream).write(blocks(blocks));
        return stream.toString(StandardCharsets.UTF_8);
    }

    private static String rendered(TextForm output) {
        Encoder<Object, byte[]> encoder = output.encoding().newEncoder(OptionalLong.empty(), Long.MAX_VALUE);
        encoder.addLong(7);
        encoder.add("seven");
        return new String(encoder.finish(), StandardCharsets.UTF_8);
    }

    private static Iterator<byte[]> blocks(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).iterator();
    }

    private static Iterator<byte[]> endingWith(RuntimeException error, String... texts) {
        Iterator<byte[]> blocks = blocks(List.of(texts));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (!blocks.hasNext()) {
                    throw error;
                }
                return true;
            }

            @Override
            public byte[] next() {
                return blocks.next();
            }
        };
    }
}

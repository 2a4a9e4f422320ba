package io.sparkpool.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.function.Pair;
import io.sparkpool.pool.task.Encoder;
import io.sparkpool.pool.task.Encoding;
import io.sparkpool.sink.TextEncoding.Strings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TextEncodingTest {
    @Test
    void quotedStringsLookAsInAList() {
        assertThat(rendered(new TextEncoding(Strings.QUOTED, ", "))).isEqualTo("-5, 'a b', 1.0, None, ");
    }

    @Test
    void plainStringsLookAsPrinted() {
        assertThat(rendered(new TextEncoding(Strings.PLAIN, "\n"))).isEqualTo("-5\na b\n1.0\nNone\n");
    }

    @Test
    void anOutputThatCannotBeShownLeavesNothing() {
        record Broken(long id, Object value) {}
        Object unreadable = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        };
        for (Strings strings : Strings.values()) {
            Encoder<Object, byte[]> encoder =
                    new TextEncoding(strings, "\n").newEncoder(OptionalLong.empty(), Long.MAX_VALUE);
            assertThatThrownBy(() -> encoder.add(new Broken(1, unreadable))).hasMessage("no text");
            encoder.addLong(2);
            assertThat(encoder.finish()).asString(StandardCharsets.UTF_8).isEqualTo("2\n");
        }
    }

    @Test
    void numbersAndStringsNeedNoClassesOfSparkSql() throws ReflectiveOperationException {
        Class<?> encodings = new WithoutSparkSql().loadClass(TextEncodings.class.getName());
        @SuppressWarnings("unchecked")
        Encoding<Object, byte[]> lines =
                (Encoding<Object, byte[]>) encodings.getMethod("lines").invoke(null);
        Encoder<Object, byte[]> encoder = lines.newEncoder(OptionalLong.empty(), Long.MAX_VALUE);
        for (Object output : Arrays.asList(1L, 1.5, "a", null, true, BigInteger.TEN, Pair.of(1, 2), List.of(3))) {
            encoder.add(output);
        }
        assertThat(encoder.finish())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("1\n1.5\na\nNone\nTrue\n10\n(1, 2)\n[3]\n");
    }

    /** Loads the classes that print outputs anew, and finds none of Spark SQL for them. */
    private static final class WithoutSparkSql extends ClassLoader {
        WithoutSparkSql() {
            super(TextEncodingTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.apache.spark.sql.")) {
                throw new ClassNotFoundException(name);
            }
            boolean own = name.startsWith("io.sparkpool.sink.") || name.startsWith("io.sparkpool.row.");
            return own && findLoadedClass(name) == null ? define(name) : super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void aChunkWithoutOutputsHasNoBytes() {
        assertThat(new TextEncoding(Strings.QUOTED, ", ")
                        .newEncoder(OptionalLong.empty(), Long.MAX_VALUE)
                        .finish())
                .isEmpty();
    }

    @Test
    void eachChunkStartsAnew() {
        TextEncoding encoding = new TextEncoding(Strings.PLAIN, "\n");
        encoding.newEncoder(OptionalLong.empty(), Long.MAX_VALUE).addLong(1);
        Encoder<Object, byte[]> second = encoding.newEncoder(OptionalLong.empty(), Long.MAX_VALUE);
        second.addLong(2);
        assertThat(second.finish()).asString(StandardCharsets.UTF_8).isEqualTo("2\n");
    }

    @Test
    void theSizeIsWhatTravels() {
        Encoder<Object, byte[]> encoder =
                new TextEncoding(Strings.QUOTED, ", ").newEncoder(OptionalLong.empty(), Long.MAX_VALUE);
        assertThat(encoder.sizeBytes()).isZero();
        encoder.addLong(100);
        assertThat(encoder.sizeBytes()).isEqualTo(5);
        encoder.add("\u00e9");
        assertThat(encoder.sizeBytes()).isEqualTo(11);
    }

    @Test
    void whatWasAddedSinceAMarkCanBeRemoved() {
        Encoder<Object, byte[]> encoder =
                new TextEncoding(Strings.PLAIN, "\n").newEncoder(OptionalLong.empty(), Long.MAX_VALUE);
        encoder.add("a");
        Encoder.Mark mark = encoder.mark();
        encoder.add("b");
        encoder.addLong(7);
        mark.reset();
        encoder.add("c");
        assertThat(encoder.finish()).asString(StandardCharsets.UTF_8).isEqualTo("a\nc\n");
    }

    @Test
    void theEncodingTravels() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new TextEncoding(Strings.QUOTED, ", "));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(rendered((TextEncoding) in.readObject())).isEqualTo("-5, 'a b', 1.0, None, ");
        }
    }

    private static String rendered(TextEncoding encoding) {
        Encoder<Object, byte[]> encoder = encoding.newEncoder(OptionalLong.empty(), Long.MAX_VALUE);
        encoder.addLong(-5);
        encoder.add("a b");
        encoder.add(1.0);
        encoder.add(null);
        return new String(encoder.finish(), StandardCharsets.UTF_8);
    }
}

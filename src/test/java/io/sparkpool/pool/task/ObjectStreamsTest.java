package io.sparkpool.pool.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectStreamsTest {
    /** A record that is not serializable, of components that are not serializable. */
    private record Job(long id, Path path, Optional<String> label, Point at) {}

    private record Tree<T>(T value, List<Tree<T>> branches) {}

    private record Everything(
            boolean a,
            byte b,
            short c,
            char d,
            int e,
            long f,
            float g,
            double h,
            int[] i,
            String j,
            LocalDate k,
            Kind l) {}

    private record Nothing() {}

    /** A record whose accessor returns something else than its component. */
    private record Discreet(String secret) {
        @Override
        public String secret() {
            return "***";
        }
    }

    private record Small(List<Long> numbers) {
        Small {
            numbers = List.copyOf(numbers);
        }
    }

    private record Holder(Path path, Map<String, Optional<Point>> points) implements Serializable {}

    private enum Kind {
        FIRST
    }

    static Stream<Object> valuesTravel() {
        Point point = new Point(1, -2);
        return Stream.of(
                Path.of("a", "b.txt"),
                Path.of(""),
                Path.of("/tmp/a b/ü€.txt"),
                Path.of("../x"),
                Optional.empty(),
                Optional.of("text"),
                Optional.of(Optional.of(Path.of("a"))),
                OptionalInt.empty(),
                OptionalInt.of(-1),
                OptionalLong.empty(),
                OptionalLong.of(Long.MAX_VALUE),
                OptionalDouble.empty(),
                OptionalDouble.of(Double.NaN),
                point,
                new Job(7, Path.of("a"), Optional.of("label"), point),
                new Job(7, null, Optional.empty(), null),
                new Tree<>("root", List.of(new Tree<>("left", List.of()), new Tree<>(null, List.of()))),
                new Tree<>(Optional.of(BigInteger.TEN.pow(30)), List.of()),
                new Nothing(),
                new Discreet("word"),
                new Small(List.of(1L, 2L)),
                new Holder(Path.of("a"), Map.of("b", Optional.of(point), "c", Optional.empty())),
                List.of(point, Path.of("a"), Optional.of(1)),
                Arrays.asList(null, point, null),
                Map.of(point, List.of(Optional.of(point))));
    }

    @ParameterizedTest
    @MethodSource
    void valuesTravel(Object value) throws Exception {
        Object arrived = sent(value);
        assertThat(arrived).isEqualTo(value).hasSameClassAs(value).hasToString(value.toString());
    }

    @Test
    void componentsOfAnyTypeTravel() throws Exception {
        int[] array = {1, 2};
        Everything all = new Everything(
                true,
                (byte) -1,
                (short) 2,
                '\uD800',
                3,
                4L,
                Float.MIN_VALUE,
                -0.0,
                array,
                "\0",
                LocalDate.MIN,
                Kind.FIRST);
        Everything arrived = (Everything) sent(all);
        assertThat(arrived.i()).containsExactly(1, 2).isNotSameAs(array);
        assertThat(arrived).usingRecursiveComparison().isEqualTo(all);
    }

    @Test
    void whatTwoComponentsShareArrivesAsOne() throws Exception {
        Point point = new Point(1, 2);
        List<?> arrived = (List<?>) sent(List.of(new Tree<>(point, List.of()), Optional.of(point), point));
        assertThat(((Tree<?>) arrived.get(0)).value()).isSameAs(arrived.get(2));
        assertThat(((Optional<?>) arrived.get(1)).orElseThrow()).isSameAs(arrived.get(2));
    }

    @Test
    void eachObjectIsWrittenInTheStateOfThatMoment() throws IOException {
        ObjectBuffer buffer = new ObjectBuffer(Long.MAX_VALUE);
        List<Object> shared = new ArrayList<>();
        Tree<Object> tree = new Tree<>(shared, List.of());
        for (int i = 0; i < 3; i++) {
            shared.add(i);
            buffer.add(tree);
        }
        assertThat(new SerializedList<Tree<Object>>(3, buffer.segments()))
                .extracting(Tree::value)
                .containsExactly(List.of(0), List.of(0, 1), List.of(0, 1, 2));
    }

    @Test
    void deeplyNestedRecordsTravel() throws IOException {
        Tree<Integer> deep = new Tree<>(0, List.of());
        for (int i = 1; i < 10_000; i++) {
            deep = new Tree<>(i, List.of(deep));
        }
        Tree<Integer> arrived = Serialized.of(deep, Long.MAX_VALUE).open();
        int depth = 1;
        for (Tree<Integer> inner = arrived;
                !inner.branches().isEmpty();
                inner = inner.branches().get(0)) {
            depth++;
        }
        assertThat(depth).isEqualTo(10_000);
    }

    /** A file system lists names that were written with another character set. */
    @Test
    void aPathTravelsWithBytesThatAreNoCharacters() throws Exception {
        Path path = Path.of(URI.create("file:///tmp/%FFa%C3%BC"));
        assertThat(path.toString()).contains("\uFFFD");
        assertThat(sent(path)).isEqualTo(path);
    }

    @Test
    void aPathInAnArchiveDoesNotTravel(@TempDir Path directory) throws IOException {
        Path archive = directory.resolve("a.zip");
        try (FileSystem files = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path inside = files.getPath("a");
            assertThatThrownBy(() -> sent(inside))
                    .isExactlyInstanceOf(NotSerializableException.class)
                    .hasMessage("jdk.nio.zipfs.ZipPath");
        }
    }

    private static final AtomicBoolean STRICT = new AtomicBoolean();

    private record Strict(long size) {
        Strict {
            if (STRICT.get()) {
                throw new IllegalArgumentException("size is " + size);
            }
        }
    }

    @Test
    void aConstructorThatRefusesItsOwnValuesIsNamed() throws IOException {
        Serialized<Strict> serialized = Serialized.of(new Strict(5), Long.MAX_VALUE);
        STRICT.set(true);
        assertThatThrownBy(serialized::open)
                .isExactlyInstanceOf(Serialized.UnreadableException.class)
                .hasMessage("an object that was sent cannot be read where it was received: InvalidObjectException:"
                        + " the constructor of record " + Strict.class.getName()
                        + " refuses the values that the record had: IllegalArgumentException: size is 5")
                .rootCause()
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordThatHoldsItselfIsRefused() throws IOException {
        List<Tree<Object>> branches = new ArrayList<>();
        Tree<Object> tree = new Tree<>("root", branches);
        branches.add(new Tree<>(tree, List.of()));
        assertThatThrownBy(() -> sent(tree))
                .hasMessage("record %s holds itself; let it be a class that implements java.io.Serializable"
                        .formatted(Tree.class.getName()));
    }

    @Test
    void recordsOfAUsersJarArriveWithItsClasses(@TempDir Path jar) throws Exception {
        String file = Point.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(jar.resolve(file).getParent());
        Files.write(
                jar.resolve(file),
                Point.class.getClassLoader().getResourceAsStream(file).readAllBytes());
        byte[] bytes = Serialized.of(List.of(new Point(3, 4)), Long.MAX_VALUE).bytes();
        try (URLClassLoader users = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            Object arrived = ((List<?>) new ObjectStreams.Reader(bytes, users).readObject()).get(0);
            assertThat(arrived.getClass().getClassLoader()).isSameAs(users);
            assertThat(arrived).hasToString("Point[x=3, y=4]");
        }
    }

    private static Object sent(Object value) throws Exception {
        byte[] bytes = Serialized.of(value, Long.MAX_VALUE).bytes();
        return new ObjectStreams.Reader(bytes, ObjectStreamsTest.class.getClassLoader()).readObject();
    }
}

/** Is in a file of its own once it is compiled. */
record Point(int x, int y) {}

package io.sparkpool.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.pool.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of a pool have the same outcomes as the same calls of CPython's {@code multiprocessing.Pool}. */
@EnabledIf(
        value = "io.sparkpool.sink.Python#isInstalled",
        disabledReason = "there is no python3 on the PATH to compare with")
class ConformanceIT {
    private static final Path DIRECTORY = Path.of("src/test/resources/conformance");

    private static final List<String> CALLS = List.of(
            "map",
            "map_async",
            "imap",
            "imap_unordered",
            "starmap",
            "starmap_async",
            "apply",
            "apply_async",
            "reduce",
            "print");

    private static final Map<ConformanceCase, String> PYTHON = new LinkedHashMap<>();

    /** The one open pool: pools share a Spark, and each number of processes needs one of its own. */
    private static Optional<Pool> open = Optional.empty();

    @BeforeAll
    static void askPython() throws IOException {
        Path table = DIRECTORY.resolve("cases.csv");
        List<String> outcomes = Python.lines(DIRECTORY.resolve("conformance.py"), table);
        List<ConformanceCase> cases = ConformanceCase.load(table);
        assertThat(outcomes).as("one outcome for each case").hasSameSizeAs(cases);
        for (int i = 0; i < cases.size(); i++) {
            PYTHON.put(cases.get(i), outcomes.get(i));
        }
    }

    @AfterAll
    static void close() {
        open.ifPresent(Pool::close);
        open = Optional.empty();
    }

    /** Returns the cases in the order of their numbers of processes, so that each pool is started once. */
    static Stream<ConformanceCase> cases() {
        return PYTHON.keySet().stream().sorted(Comparator.comparingInt(ConformanceCase::processes));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theCallGivesWhatPythonGives(ConformanceCase asked) throws Exception {
        Pool pool = pool(asked.processes());
        assertThat(new ConformanceCall(pool, asked).outcome()).as("%s", asked).isEqualTo(PYTHON.get(asked));
    }

    @Test
    void thereAreManyCasesAndNoneTwice() {
        assertThat(PYTHON).hasSizeGreaterThan(80);
        assertThat(PYTHON.keySet()).extracting(ConformanceCase::text).doesNotHaveDuplicates();
    }

    @Test
    void everyCallIsMadeOnEveryNumberOfProcesses() {
        Stream<String> needed =
                CALLS.stream().flatMap(call -> Stream.of(1, 2, 4).map(number -> call + " on " + number));
        assertThat(PYTHON.keySet())
                .extracting(asked -> asked.call() + " on " + asked.processes())
                .containsAll(needed.toList());
    }

    /** Outcomes that are known without Python show that the reference is not empty or shifted by a line. */
    @Test
    void pythonGivesWhatIsKnown() {
        String squares = LongStream.range(0, 100)
                .mapToObj(x -> Long.toString(x * x))
                .collect(Collectors.joining(", ", "[", "]"));
        assertThat(pythonOf("map | square | range(0, 100) |  | 4")).isEqualTo(squares);
        assertThat(pythonOf("imap | picky | range(0, 20) | 7 | 4")).isEqualTo("[0, 1, 2, 3, 4, 5, 6], then fails on 7");
        assertThat(pythonOf("starmap | add | [(1, 2), (1, 'a'), (3, 4)] |  | 4"))
                .isEqualTo("fails on (1, 'a')");
        assertThat(pythonOf("imap_unordered | square | range(0, 3) | 0 | 4")).isEqualTo("refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cube   | range(0, 100)
            halve  | range(0, 100)
            square | range(0, 99)
            square | range(1, 101)
            square | range(99, -1, -1)
            picky  | range(0, 100)
            """)
    void anythingElseThanPythonGivesIsNoticed(String function, String inputs) throws Exception {
        ConformanceCase other = new ConformanceCase(0, "map", function, inputs, OptionalInt.empty(), 4);
        assertThat(new ConformanceCall(pool(4), other).outcome())
                .isNotEqualTo(pythonOf("map | square | range(0, 100) |  | 4"));
    }

    private static String pythonOf(String text) {
        return PYTHON.get(PYTHON.keySet().stream()
                .filter(asked -> asked.text().equals(text))
                .findFirst()
                .orElseThrow());
    }

    private static Pool pool(int processes) {
        if (open.isEmpty() || open.get().cores() != processes) {
            close();
            open = Optional.of(Pool.local(processes));
        }
        return open.get();
    }
}

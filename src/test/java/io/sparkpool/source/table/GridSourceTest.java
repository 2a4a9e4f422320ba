package io.sparkpool.source.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.config.AllKeys;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.JobContext;
import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.function.Identity;
import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.Recorder;
import io.sparkpool.row.RowInput;
import io.sparkpool.source.Source;
import io.sparkpool.source.Wanted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class GridSourceTest {
    record Trial(double rate, int seed) {}

    record Everything(
            long whole,
            short small,
            float single,
            boolean yes,
            String text,
            LocalDate day,
            BigInteger big,
            BigDecimal exact,
            Number number) {}

    record Picky(long seed) {
        Picky {
            if (seed == 2) {
                throw new IllegalArgumentException("no twos");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100})
    void theLastListRunsFastest(int chunkSize, Pool pool) {
        Inputs<Object> grid = open(Trial.class, Map.of("rate", "0.1, 0.2,1e-3", "seed", "1:3, 7, 9:5:-2"));
        int[] seeds = {1, 2, 7, 9, 7};
        assertThat(grid.estimateSize()).isEqualTo(15);
        assertThat(pool.map(new Identity(), grid, chunkSize))
                .isEqualTo(IntStream.range(0, 15)
                        .mapToObj(i -> new Trial(new double[] {0.1, 0.2, 1e-3}[i / 5], seeds[i % 5]))
                        .toList());
    }

    @Test
    void rowsHaveTheListsInAlphabeticalOrderAndTypesThatFollowFromTheValues(Pool pool) {
        List<Object> rows = pool.map(
                new Identity(),
                open(
                        Row.class,
                        Map.of(
                                "e", "9223372036854775808, 1",
                                "d", "\"1\"",
                                "c", "a, \"b, \"\"c\"\"\", \"\"",
                                "a", "1, -2",
                                "b", "1:2, .5")));
        assertThat(((Row) rows.get(0)).schema().toDDL())
                .isEqualTo("a BIGINT,b DOUBLE,c STRING,d STRING,e DECIMAL(38,0)");
        assertThat(rows).hasSize(24);
        assertThat(rows).first().hasToString("[1,1.0,a,1,9223372036854775808]");
        assertThat(rows.get(3)).hasToString("[1,1.0,b, \"c\",1,1]");
        assertThat(rows).last().hasToString("[-2,0.5,,1,1]");
    }

    @Test
    void theTypesOfARecordsComponentsDecide(Pool pool) {
        Map<String, String> lists =
                Map.of("whole", "7", "small", "8", "single", "0.1", "yes", "true", "text", "5", "day", "2024-02-29");
        Map<String, String> all = new HashMap<>(lists);
        all.putAll(Map.of("big", "1000000000000000000000000000000", "exact", "1.50", "NUMBER", "2:3"));
        assertThat(pool.map(new Identity(), open(Everything.class, all)))
                .containsExactly(new Everything(
                        7,
                        (short) 8,
                        0.1f,
                        true,
                        "5",
                        LocalDate.of(2024, 2, 29),
                        BigInteger.TEN.pow(30),
                        new BigDecimal("1.50"),
                        2L));
    }

    @ParameterizedTest
    @CsvSource({"java.lang.Long, 1", "java.lang.Double, 1.0", "java.lang.String, 1", "java.lang.Number, 1"})
    void oneListGivesValues(Class<?> type, String first, Pool pool) {
        List<Object> values = pool.map(new Identity(), open(type, Map.of("seed", "1:4")));
        assertThat(values).hasSize(3).allMatch(type::isInstance);
        assertThat(values).first().hasToString(first);
    }

    @Test
    void anInputMayComeWithItsRow(Pool pool) {
        Inputs<Object> grid = open(new Wanted(Long.class, "f", Optional.of("added")), Map.of("seed", "5"));
        assertThat(pool.map(new Identity(), grid)).singleElement().isInstanceOfSatisfying(RowInput.class, input -> {
            assertThat(input.input()).isEqualTo(5L);
            assertThat(input.row().toRow().schema().toDDL()).isEqualTo("seed BIGINT");
        });
    }

    @Test
    void combinationsAreComputedFromTheirIndices() {
        Inputs<Object> grid =
                open(Trial.class, Map.of("rate", "0:3037000499", "seed", "0:2147483647, -1, 0:0, 0:889516850"));
        assertThat(grid.estimateSize()).isEqualTo(3037000499L * (2147483648L + 889516850));
        GridInputs inputs = (GridInputs) grid;
        Recorder<Object> recorder = new Recorder<>(100);
        new GridChunk(7 * (2147483648L + 889516850) + 2147483646, 3, inputs.columns(), inputs.reader())
                .forEach(recorder);
        assertThat(recorder.seen()).containsExactly(new Trial(7, 2147483646), new Trial(7, -1), new Trial(7, 0));
    }

    @Test
    void anEmptyRangeLeavesNothing(Pool pool) {
        assertThat(pool.map(new Identity(), open(Trial.class, Map.of("rate", "0.1", "seed", "5:5"))))
                .isEmpty();
    }

    @Test
    void aCombinationThatARecordRefusesFails(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        assertThat(pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                        .map(new Identity(), open(Picky.class, Map.of("seed", "1:4"))))
                .containsExactly(new Picky(1), new Picky(3));
        assertThat(failed).singleElement().satisfies(input -> {
            assertThat(input.index()).isEqualTo(1);
            assertThat(input.input()).isEqualTo("seed=2");
            assertThat(input.error())
                    .startsWith("cannot use combination 2 of the grid: ")
                    .contains("no twos");
        });
    }

    @Test
    void aNumberOfARangeThatIsNoFloatFails(Pool pool) {
        assertThatThrownBy(() ->
                        pool.map(new Identity(), open(Everything.class, everything("single", "16777216:16777219:1"))))
                .hasMessage(
                        "cannot use combination 2 of the grid: '16777217' in column 'single' is not exactly a float");
    }

    private static Map<String, String> everything(String name, String list) {
        Map<String, String> all = new HashMap<>(
                Map.of("whole", "7", "small", "8", "single", "0.1", "yes", "true", "text", "5", "day", "2024-02-29"));
        all.putAll(Map.of("big", "1", "exact", "1", "number", "1"));
        all.put(name, list);
        return all;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            seed | ''         | x
            seed | 1,,2       | a value is missing; separate values by single commas, and write "" for an empty text
            seed | 1,         | a value is missing; separate values by single commas, and write "" for an empty text
            seed | a"b        | a value has a double quote inside; write the value between double quotes, and each one inside twice
            seed | "a         | a value has a double quote inside; write the value between double quotes, and each one inside twice
            seed | "a" b      | a value has a double quote inside; write the value between double quotes, and each one inside twice
            seed | 1:2:0      | the step of a range is 0; use a step other than 0
            seed | 1:99999999999999999999 | '1:99999999999999999999' has a number of more than 64 bits; write smaller ones
            seed | 1, x       | 'x' in column 'seed' is not an int; write values that the function takes
            seed | 1.5        | '1.5' in column 'seed' is not an int; write values that the function takes
            seed | 1:3000000000 | '2999999999' in column 'seed' is not an int; write values that the function takes
            rate | fast       | 'fast' in column 'rate' is not a double; write values that the function takes
            rate | 1e999      | '1e999' in column 'rate' is too large for a double; write values that the function takes
            """)
    void aListThatCannotBeReadIsAProblem(String name, String list, String why) {
        Map<String, String> lists = new HashMap<>(Map.of("rate", "1", "seed", "1"));
        lists.put(name, list.equals("''") ? "" : list);
        String expected = why.equals("x")
                ? "a value is missing; separate values by single commas, and write \"\" for an empty text"
                : why;
        assertThat(problems(Trial.class, lists))
                .containsExactly("cannot read 'spark.pool.input.grid.%s' = '%s' (-D): %s"
                        .formatted(name, lists.get(name), expected));
    }

    @Test
    void listsAndComponentsMustMatch() {
        assertThat(problems(Trial.class, Map.of("rat", "0.1", "seed", "1", "other", "2")))
                .containsExactly(
                        "cannot use 'spark.pool.input' = 'grid' (-D): io.sparkpool.source.table.GridSourceTest$Trial has the component 'rate', for which there is no list; set 'spark.pool.input.grid.rate'",
                        "cannot use 'spark.pool.input.grid.other' = '2' (-D): io.sparkpool.source.table.GridSourceTest$Trial has no component 'other' (it has rate, seed); leave the list out, or add the component",
                        "cannot use 'spark.pool.input.grid.rat' = '0.1' (-D): io.sparkpool.source.table.GridSourceTest$Trial has no component 'rat'; did you mean 'rate'?");
    }

    @Test
    void aFunctionOfValuesTakesOneList() {
        assertThat(problems(Long.class, Map.of("a", "1", "b", "2")))
                .containsExactly(
                        "cannot use 'spark.pool.function' = 'square' (default): it takes a java.lang.Long, and the grid has 2 lists (a, b); let it take a record with these components, or an org.apache.spark.sql.Row");
    }

    @Test
    void aGridWithoutListsIsAProblem() {
        assertThat(problems(Trial.class, Map.of()))
                .containsExactly(
                        "cannot use 'spark.pool.input' = 'grid' (-D): there are no lists; set 'spark.pool.input.grid.NAME' for each NAME");
    }

    @ParameterizedTest
    @CsvSource({"0:3037000500, 0:3037000500", "0:9223372036854775807, 1:3"})
    void aGridOfMoreThan64BitsIsAProblem(String a, String b) {
        assertThat(problems(Row.class, Map.of("a", a, "b", b)))
                .containsExactly(
                        "cannot use 'spark.pool.input' = 'grid' (-D): the grid has more than 9223372036854775807 combinations; shorten its lists");
    }

    private static Inputs<Object> open(Class<?> type, Map<String, String> lists) {
        return open(new Wanted(type, "f", Optional.empty()), lists);
    }

    @SuppressWarnings("unchecked") // inputs are only read
    private static Inputs<Object> open(Wanted wanted, Map<String, String> lists) {
        Problems problems = new Problems();
        Source source = open(problems, wanted, lists);
        problems.throwIfAny();
        return (Inputs<Object>) source.inputs();
    }

    private static List<String> problems(Class<?> type, Map<String, String> lists) {
        Problems problems = new Problems();
        open(problems, new Wanted(type, "f", Optional.empty()), lists);
        return ProblemMessages.of(problems);
    }

    private static Source open(Problems problems, Wanted wanted, Map<String, String> lists) {
        List<Setting> given = new ArrayList<>(List.of(new Setting("spark.pool.input", "grid", "-D")));
        lists.forEach((name, list) -> given.add(new Setting("spark.pool.input.grid." + name, list, "-D")));
        Settings settings = JobConfig.check(given, AllKeys.KEYS, problems).settings();
        JobContext context = new JobContext(settings, Configuration::new, (path, hadoop, found) -> true, problems);
        return GridSource.of(context, wanted);
    }
}

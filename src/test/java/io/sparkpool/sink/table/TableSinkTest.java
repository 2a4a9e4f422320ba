package io.sparkpool.sink.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Mapping;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.Range;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.source.table.Table;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class TableSinkTest {
    @TempDir
    Path directory;

    record Item(String name, int count) implements Serializable {}

    record Flat(
            Long whole,
            int number,
            Double fraction,
            Float single,
            Boolean flag,
            BigDecimal amount,
            String text,
            LocalDate day,
            Instant time,
            LocalDateTime local)
            implements Serializable {}

    record Nested(
            Flat flat,
            byte[] bytes,
            List<Long> list,
            Map<String, Double> map,
            List<Item> items,
            Optional<String> maybe,
            short small,
            byte tiny)
            implements Serializable {}

    record Priced(long id, String city, String text) implements Serializable {}

    private static final List<Flat> FLAT = List.of(
            new Flat(
                    Long.MIN_VALUE,
                    Integer.MAX_VALUE,
                    Double.MIN_VALUE,
                    Float.MAX_VALUE,
                    true,
                    new BigDecimal("-12345678901234567890.123456789012345678"),
                    "a \"quoted\" text, with a comma and \\ and \\\"",
                    LocalDate.of(1, 1, 1),
                    Instant.parse("0001-01-02T00:00:00.000001Z"),
                    LocalDateTime.parse("0001-01-01T00:00:00.000001")),
            new Flat(
                    Long.MAX_VALUE,
                    Integer.MIN_VALUE,
                    -0.0,
                    Float.MIN_VALUE,
                    false,
                    new BigDecimal("0.000000000000000001"),
                    "",
                    LocalDate.of(9999, 12, 31),
                    Instant.parse("9999-12-30T23:59:59.999999Z"),
                    LocalDateTime.parse("9999-12-31T23:59:59.999999")),
            new Flat(
                    0L,
                    0,
                    Double.NaN,
                    Float.NEGATIVE_INFINITY,
                    null,
                    null,
                    "  blanks\tand\u00a0more ",
                    LocalDate.of(1582, 10, 15),
                    Instant.parse("1850-01-01T00:00:00.000001Z"),
                    LocalDateTime.parse("2024-02-29T00:00:00")),
            new Flat(
                    1L,
                    0,
                    Double.POSITIVE_INFINITY,
                    Float.NaN,
                    null,
                    new BigDecimal("0E-18"),
                    "null",
                    null,
                    Instant.parse("2024-10-27T01:30:00.123456Z"),
                    LocalDateTime.parse("2024-10-27T02:30:00.12")),
            new Flat(null, 0, null, null, null, null, null, null, null, null));

    private static final List<Nested> NESTED = List.of(
            new Nested(
                    FLAT.get(0),
                    new byte[] {0, -1, 127},
                    List.of(1L, Long.MIN_VALUE),
                    Map.of("pi", Math.PI),
                    List.of(new Item("one\nline \ud83d\ude00", 1), new Item(null, 2)),
                    Optional.of(""),
                    Short.MIN_VALUE,
                    Byte.MAX_VALUE),
            new Nested(null, null, null, null, null, Optional.empty(), (short) 0, (byte) 0),
            new Nested(
                    FLAT.get(4), new byte[0], List.of(), Map.of(), List.of(), Optional.of("x"), (short) 1, (byte) 1));

    private TableJob job(String format, Class<?> output) {
        return TableJob.of(format, output, directory.resolve("table"));
    }

    private Table table(String format) {
        return Table.at(directory.resolve("table").toString()).format(format);
    }

    private static <T> List<T> read(Pool pool, Inputs<T> inputs) {
        return pool.map(value -> value, inputs);
    }

    private List<String> files() throws IOException {
        Path table = directory.resolve("table");
        try (Stream<Path> files = Files.walk(table)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> table.relativize(file).toString())
                    .map(name -> name.replaceFirst("-[0-9a-f]{8}\\.", "-RUN."))
                    .sorted()
                    .toList();
        }
    }

    private List<Path> paths() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("table"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    private List<String> filesWithRows() throws IOException {
        return files().stream().filter(name -> !name.equals("_SUCCESS")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "tsv", "json", "parquet", "orc", "avro"})
    void recordsOfAllSimpleTypesComeBack(String format, Pool pool) throws IOException {
        job(format, Flat.class).write(pool, Inputs.of(FLAT));
        assertThat(read(pool, table(format).as(Flat.class))).isEqualTo(FLAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "parquet", "orc", "avro"})
    void recordsWithPartsComeBack(String format, Pool pool) throws IOException {
        job(format, Nested.class).write(pool, Inputs.of(NESTED));
        assertThat(read(pool, table(format).as(Nested.class)))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(NESTED);
    }

    private static List<Priced> priced(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Priced(i, List.of("Rome", "Bergen", "a/b=c").get(i % 3), "text " + i))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "parquet", "orc", "avro"})
    void aTableWithoutRowsIsOneFileWithTheColumns(String format, Pool pool) throws IOException {
        assertThat(job(format, Priced.class).write(pool, Inputs.of(List.<Priced>of())))
                .isEqualTo(Digest.EMPTY);
        assertThat(filesWithRows()).hasSize(1);
        assertThat(read(pool, table(format).as(Priced.class))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet"})
    void aTableOfOneRowIsOneFile(String format, Pool pool) throws IOException {
        job(format, Priced.class).write(pool, Inputs.of(priced(1)));
        assertThat(filesWithRows()).hasSize(1);
        assertThat(read(pool, table(format).as(Priced.class))).isEqualTo(priced(1));
    }

    @Test
    void filesAreNamedInTheOrderOfTheirRows(Pool pool) throws IOException {
        job("parquet", Priced.class).with(".fileSize", "4k").write(pool.withChunkSize(100), Inputs.of(priced(5000)));
        List<String> names = filesWithRows();
        assertThat(names).hasSizeBetween(5, 60);
        for (int i = 0; i < names.size(); i++) {
            assertThat(names.get(i)).isEqualTo("part-%06d-RUN.snappy.parquet".formatted(i));
        }
        assertThat(read(pool, table("parquet").as(Priced.class))).isEqualTo(priced(5000));
    }

    @Test
    void aLargeChunkBecomesSeveralFiles(Pool pool) throws IOException {
        job("csv", Priced.class).with(".fileSize", "4k").write(pool.withChunkSize(10_000), Inputs.of(priced(5000)));
        assertThat(filesWithRows()).hasSizeBetween(4, 40);
        assertThat(read(pool, table("csv").as(Priced.class))).isEqualTo(priced(5000));
    }

    @Test
    void aSmallTableIsOneFile(Pool pool) throws IOException {
        job("parquet", Priced.class).write(pool.withChunkSize(100), Inputs.of(priced(5000)));
        assertThat(files()).containsExactly("_SUCCESS", "part-000000-RUN.snappy.parquet");
    }

    @Test
    void theDigestDependsOnTheOutputsOnly(Pool pool) throws IOException {
        byte[] lines = priced(1000).stream()
                .map(row -> "{\"id\":%d,\"city\":\"%s\",\"text\":\"%s\"}\n".formatted(row.id(), row.city(), row.text()))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        for (String format : List.of("csv", "json", "parquet", "orc", "avro")) {
            for (int chunkSize : List.of(1000, 77)) {
                Path target = directory.resolve(format + chunkSize);
                assertThat(TableJob.of(format, Priced.class, target)
                                .with(".fileSize", chunkSize + "k")
                                .write(pool.withChunkSize(chunkSize), Inputs.of(priced(1000))))
                        .isEqualTo(Digest.of(lines));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theNumberOfCoresDoesNotMatter(int cores, Pool pool) throws IOException {
        Digest digest = job("parquet", Priced.class)
                .with(".fileSize", "4k")
                .write(pool.withChunkSize(100), Inputs.of(priced(2000)));
        Path other = directory.resolve("other");
        try (Pool few = Pool.local(cores)) {
            assertThat(TableJob.of("parquet", Priced.class, other)
                            .with(".fileSize", "4k")
                            .write(few.withChunkSize(300), Inputs.of(priced(2000))))
                    .isEqualTo(digest);
        }
        assertThat(read(pool, Table.at(other.toString()).format("parquet").as(Priced.class)))
                .isEqualTo(priced(2000));
    }

    @Test
    void thePathMayHaveAnyCharacters(Pool pool) throws IOException {
        Path target = directory.resolve("a b%20c \u00e9 #1.csv");
        TableJob.of("csv", Priced.class, target).with(".partitionBy", "city").write(pool, Inputs.of(priced(3)));
        assertThat(target.resolve("city=Rome")).isNotEmptyDirectory();
        assertThat(target.resolve("_SUCCESS")).exists();
    }

    @Test
    void numbersAreTheOnlyColumn(Pool pool) throws IOException {
        Digest digest = job("csv", Number.class).write(pool, Range.of(0, 20_000));
        assertThat(digest)
                .isEqualTo(Digest.of(LongStream.range(0, 20_000)
                        .mapToObj(number -> number + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(read(pool, table("csv").column("value", Long.class)))
                .isEqualTo(LongStream.range(0, 20_000).boxed().toList());
    }

    @Test
    void valuesOfColumnsBecomeDirectories(Pool pool) throws IOException {
        job("json", Priced.class)
                .with(".partitionBy", "city")
                .with(".fileSize", "8k")
                .write(pool.withChunkSize(50), Inputs.of(priced(600)));
        List<String> files = filesWithRows();
        assertThat(files)
                .contains(
                        "city=Rome/part-000000-RUN.json",
                        "city=Bergen/part-000000-RUN.json",
                        "city=a%2Fb%3Dc/part-000000-RUN.json");
        assertThat(files.size()).isGreaterThan(3).isEqualTo(3 * (files.size() / 3));
        Table bergen =
                Table.at(directory.resolve("table/city=Bergen").toString()).format("json");
        assertThat(read(pool, bergen.column("id", Long.class)))
                .isEqualTo(LongStream.range(0, 200).mapToObj(i -> 3 * i + 1).toList());
        assertThat(read(pool, bergen.rows()).get(0).schema().fieldNames()).containsExactly("id", "text");
    }

    @Test
    void directoriesOfNullsAndOfSeveralColumnsAreNamedAsSparkDoes(Pool pool) throws IOException {
        job("csv", Flat.class)
                .with(".partitionBy", "day, TIME, flag")
                .with(".option.timeZone", "UTC")
                .write(pool, Inputs.of(FLAT));
        assertThat(filesWithRows())
                .containsExactly(
                        "day=0001-01-01/time=0001-01-02 00%3A00%3A00.000001/flag=true/part-000000-RUN.csv",
                        "day=1582-10-15/time=1850-01-01 00%3A00%3A00.000001/flag=__HIVE_DEFAULT_PARTITION__/part-000000-RUN.csv",
                        "day=9999-12-31/time=9999-12-30 23%3A59%3A59.999999/flag=false/part-000000-RUN.csv",
                        "day=__HIVE_DEFAULT_PARTITION__/time=2024-10-27 01%3A30%3A00.123456/flag=__HIVE_DEFAULT_PARTITION__/part-000000-RUN.csv",
                        "day=__HIVE_DEFAULT_PARTITION__/time=__HIVE_DEFAULT_PARTITION__/flag=__HIVE_DEFAULT_PARTITION__/part-000000-RUN.csv");
    }

    @Test
    void manyDirectoriesHaveOneFileEachForAGroup(Pool pool) throws IOException {
        List<Item> items = IntStream.range(0, 480)
                .mapToObj(i -> new Item("n" + i % 120, i))
                .toList();
        job("csv", Item.class).with(".partitionBy", "name").write(pool, Inputs.of(items));
        assertThat(filesWithRows()).hasSize(120);
        Table last = Table.at(directory.resolve("table/name=n119").toString()).format("csv");
        assertThat(read(pool, last.column("count", Integer.class))).containsExactly(119, 239, 359, 479);
    }

    @Test
    void parquetWritesSmallBlocksRatherThanFailIfManyFilesAreOpen(Pool pool) throws IOException {
        TableColumns columns = TableColumns.of(StructType.fromDDL("a STRING"), List.of());
        TableFormat parquet = new TableFormat("parquet", new ParquetFileFormat(), Map.of());
        Configuration hadoop = FormatWriter.prepare(
                        parquet, columns, new org.apache.hadoop.fs.Path(directory.toUri()), "RUN")
                .configuration();
        assertThat(hadoop.get("parquet.memory.min.chunk.size")).isEqualTo("0");
    }

    @Test
    void aStageThatWasRemovedIsNotMadeAgain(Pool pool) throws IOException {
        TableColumns columns = TableColumns.of(StructType.fromDDL("a STRING"), List.of());
        TableFormat parquet = new TableFormat("parquet", new ParquetFileFormat(), Map.of());
        org.apache.hadoop.fs.Path removed =
                new org.apache.hadoop.fs.Path(directory.resolve("removed").toUri());
        FormatWriter writer = FormatWriter.prepare(parquet, columns, removed, "RUN");
        assertThatThrownBy(() -> writer.open(removed, new RowGroup(0, List.of()), writer.configuration()))
                .isInstanceOf(FileNotFoundException.class);
        assertThat(directory.resolve("removed")).doesNotExist();
    }

    @Test
    void parquetStartsABlockAfterFewLargeRows(Pool pool) throws IOException {
        Random random = new Random(1);
        List<Item> items = IntStream.range(0, 20)
                .mapToObj(i -> new Item(
                        random.ints(100_000, ' ', '~')
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining()),
                        i))
                .toList();
        job("parquet", Item.class).with(".option.parquet.block.size", "300000").write(pool, Inputs.of(items));
        long blocks = 0;
        for (Path file : paths()) {
            InputFile input =
                    HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false));
            try (ParquetFileReader reader = ParquetFileReader.open(input)) {
                blocks += reader.getRowGroups().size();
            }
        }
        assertThat(blocks).isBetween(5L, 20L);
        assertThat(read(pool, table("parquet").as(Item.class))).isEqualTo(items);
    }

    @ParameterizedTest
    @CsvSource({"8, 1024", "100000, 41", "10000000, 1"})
    void orcKeepsFewLargeRowsInMemory(long bytes, int rows) {
        Configuration hadoop = new Configuration(false);
        OrcWriters.limit(hadoop, bytes);
        assertThat(hadoop.getInt("spark.sql.orc.columnarWriterBatchSize", 0)).isEqualTo(rows);
    }

    @Test
    void rowsOfTenMegabytesAreWritten(Pool pool) throws IOException {
        List<Item> items =
                List.of(new Item("x".repeat(10_000_000), 1), new Item("y", 2), new Item("z".repeat(10_000_000), 3));
        job("parquet", Item.class).write(pool, Inputs.of(items));
        assertThat(read(pool, table("parquet").as(Item.class)).equals(items)).isTrue();
    }

    /** Fails for one number. */
    record FailingAt(long number) implements Function<Number, Number> {
        @Override
        public Number call(Number input) {
            if (input.longValue() == number) {
                throw new IllegalStateException("no");
            }
            return input;
        }
    }

    @Test
    void aFailingInputLeavesNoTable(Pool pool) {
        assertThatThrownBy(() -> job("parquet", Number.class)
                        .write(pool.withChunkSize(100), Mapping.each(new FailingAt(5000)), Range.of(0, 10_000)))
                .hasMessageContaining("failed at index 5000 on input '5000': IllegalStateException: no");
        assertThat(directory.resolve("table")).doesNotExist();
    }

    @Test
    void aValueThatDoesNotFitIsAFailingInput(Pool pool) {
        assertThatThrownBy(() -> job("parquet", BigInteger.class)
                        .write(pool, Inputs.of(List.of(BigInteger.ONE, BigInteger.TEN.pow(30)))))
                .hasMessageContaining("failed at index 1 on input '1000000000000000000000000000000'")
                .hasMessageContaining("spark.pool.output.type");
    }

    @Test
    void anUnreadableStageIsReportedWithTheTarget(Pool pool) {
        assertThatThrownBy(() -> job("parquet", Number.class)
                        .with(".fileSize", "1k")
                        .write(
                                pool.withChunkSize(100),
                                Mapping.each(new RemovingRows(directory.toString())),
                                Range.of(0, 10_000)))
                .hasMessageStartingWith("cannot write '%s': ".formatted(directory.resolve("table")));
    }

    /** Removes the rows of other tasks. */
    record RemovingRows(String directory) implements Function<Number, Number> {
        @Override
        public Number call(Number input) throws IOException {
            Path rows = Path.of(directory, ".table.spark-pool", "rows");
            if (input.longValue() % 100 == 0 && Files.exists(rows)) {
                try (Stream<Path> files = Files.list(rows)) {
                    for (Path file : files.toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            return input;
        }
    }
}

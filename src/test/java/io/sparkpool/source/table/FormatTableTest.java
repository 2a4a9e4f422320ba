package io.sparkpool.source.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.format.FormatName;
import io.sparkpool.function.Identity;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedPool.class)
class FormatTableTest {
    @TempDir
    Path directory;

    record Order(long id, String name, Double price) implements Serializable {}

    record Exact(
            Long whole,
            BigDecimal decimal,
            Double number,
            Boolean flag,
            LocalDate day,
            Instant time,
            String text,
            List<Integer> list)
            implements Serializable {}

    private static final StructType EXACT = StructType.fromDDL(
            "whole BIGINT, decimal DECIMAL(38,6), number DOUBLE, flag BOOLEAN, day DATE, time TIMESTAMP, text STRING, list ARRAY<INT>, unused STRING");

    private static final List<Exact> VALUES = List.of(
            new Exact(
                    Long.MIN_VALUE,
                    new BigDecimal("1000000000000000000000000000000.000000"),
                    Double.NaN,
                    true,
                    LocalDate.of(1500, 2, 28),
                    Instant.parse("1500-01-01T00:00:00.000001Z"),
                    "a\n\"b\"\r\n\0é😀",
                    List.of(1, -2)),
            new Exact(
                    -1L,
                    new BigDecimal("-0.000001"),
                    Double.NEGATIVE_INFINITY,
                    false,
                    LocalDate.of(9999, 12, 31),
                    Instant.EPOCH,
                    "",
                    List.of()),
            new Exact(null, null, null, null, null, null, null, null));

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "orc", "avro"})
    void valuesOfAllTypesAreExact(String format, Pool pool) {
        List<Row> rows = VALUES.stream()
                .map(value -> RowFactory.create(
                        value.whole(),
                        value.decimal(),
                        value.number(),
                        value.flag(),
                        value.day(),
                        value.time(),
                        value.text(),
                        value.list() == null ? null : value.list().toArray(),
                        "unused"))
                .toList();
        Path table = write(session().createDataFrame(rows, EXACT), format, "exact", 1);
        assertThat(Tables.of(format, table).wanting(Exact.class).read(pool)).isEqualTo(VALUES);
        Row first = (Row) Tables.of(format, table).read(pool).get(0);
        assertThat(first.schema().toDDL().replace(" NOT NULL", "")).isEqualTo(EXACT.toDDL());
        assertThat(first.getString(6)).isEqualTo(VALUES.get(0).text());
    }

    @ParameterizedTest
    @CsvSource({"parquet, 1", "parquet, 7", "orc, 1", "orc, 7", "avro, 1", "avro, 7"})
    void filesComeInTheOrderOfTheirNames(String format, int parts, Pool pool) {
        Path table = write(orders(0, 5_000), format, "orders", parts);
        for (int chunkSize : new int[] {1, 1000, 1_000_000}) {
            assertThat(pool.map(
                            new Identity(),
                            Tables.of(format, table)
                                    .with(".column", "id")
                                    .wanting(Long.class)
                                    .inputs(),
                            chunkSize))
                    .isEqualTo(LongStream.range(0, 5_000).boxed().toList());
        }
    }

    @Test
    void aLargeFileIsCutIntoItsRowGroups(Pool pool) throws IOException {
        Path table = directory.resolve("large");
        session()
                .range(0, 100_000, 1, 1)
                .selectExpr("id", "repeat(md5(cast(id as string)), 2) as name", "id / 4 as price")
                .write()
                .option("parquet.block.size", "1048576")
                .option("compression", "none")
                .parquet(table.toString());
        assertThat(Files.size(onlyFile(table))).isGreaterThan(4 << 20);
        Tables orders = Tables.of("parquet", table).with(".column", "id").wanting(Long.class);
        assertThat(pool.map(new Identity(), orders.inputs(), 1000))
                .isEqualTo(LongStream.range(0, 100_000).boxed().toList());

        byte[] bytes = Files.readAllBytes(onlyFile(table));
        Path truncated = Files.write(directory.resolve("truncated.parquet"), Arrays.copyOf(bytes, bytes.length - 9));
        Arrays.fill(bytes, bytes.length - 300, bytes.length - 8, (byte) 7);
        Path damaged = Files.write(directory.resolve("damaged.parquet"), bytes);
        for (Path broken : List.of(truncated, damaged)) {
            Tables one = Tables.of("parquet", broken)
                    .with(".schema", "id BIGINT")
                    .with(".column", "id")
                    .wanting(Long.class);
            assertThat(one.failed(pool)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "orc", "avro"})
    void aTruncatedFileFails(String format, Pool pool) throws IOException {
        Path first = onlyFile(write(orders(0, 10), format, "x", 1));
        Files.copy(first, directory.resolve("a." + format));
        byte[] whole = Files.readAllBytes(first);
        Path broken = Files.write(directory.resolve("b." + format), Arrays.copyOf(whole, whole.length / 2));
        Files.copy(first, directory.resolve("c." + format));
        Tables orders = Tables.of(format, Path.of(directory + "/*." + format)).wanting(Order.class);
        assertThat(orders.failed(pool)).singleElement().satisfies(failed -> {
            assertThat(failed.index()).isEqualTo(10);
            assertThat(failed.error())
                    .startsWith("cannot read '" + broken + "', row 1: the file is damaged from here on (")
                    .endsWith("); replace it");
        });
        assertThatThrownBy(() -> orders.read(pool))
                .isInstanceOf(PoolException.class)
                .hasMessageStartingWith("cannot read '" + broken + "', row 1: the file is damaged from here on (");
    }

    @Test
    void aRowThatIsNoInputFails(Pool pool) {
        Path table = write(orders(0, 3).selectExpr("nullif(id, 1) as id", "name", "price"), "parquet", "orders", 1);
        assertThat(Tables.of("parquet", table).wanting(Order.class).failed(pool))
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.input()).isEqualTo("{\"id\":null,\"name\":\"name 1\",\"price\":0.25}");
                    assertThat(failed.error()).contains("row 2: column 'id' is null, and component 'id' of ");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parquet | id, name                     | no column 'price'",
                "orc     | id, name                     | no column 'price'",
                "parquet | id, name, price, 1 AS more   | a column 'more'",
                "orc     | id, name, price, 1 AS more   | a column 'more'",
                "parquet | CAST(id AS STRING) AS id, name, price | 'id' as string, not as bigint",
                "orc     | CAST(id AS STRING) AS id, name, price | 'id' as string, not as bigint",
            })
    void filesHaveTheSameColumns(String format, String columns, String difference, Pool pool) throws IOException {
        Path first = directory.resolve("a." + format);
        Files.copy(onlyFile(write(orders(0, 2), format, "x", 1)), first);
        Path other = directory.resolve("b." + format);
        Files.copy(onlyFile(write(orders(2, 4).selectExpr(columns.split(", (?!name\\))")), format, "y", 1)), other);
        Tables orders = Tables.of(format, Path.of(directory + "/*." + format)).wanting(Order.class);
        assertThatThrownBy(() -> orders.read(pool))
                .isInstanceOf(PoolException.class)
                .hasMessage("cannot read '" + other + "': its columns are not those of '" + first + "': it has "
                        + difference + "; make all files alike, or name the columns to read by"
                        + " 'spark.pool.input.schema'");
    }

    @Test
    void aSchemaNamesTheColumnsThatAreRead(Pool pool) {
        Path table = write(orders(0, 2), "parquet", "orders", 1);
        assertThat(Tables.of("parquet", table)
                        .with(".schema", "price DOUBLE, id BIGINT")
                        .read(pool))
                .map(Object::toString)
                .containsExactly("[0.0,0]", "[0.25,1]");
        Tables missing = Tables.of("parquet", table).with(".schema", "prize DOUBLE");
        assertThatThrownBy(() -> missing.read(pool))
                .isInstanceOf(PoolException.class)
                .hasMessageContaining("it has no column 'prize'");
    }

    @Test
    void aMissingColumnEndsTheJob() throws IOException {
        Path table = write(orders(0, 2).drop("price"), "parquet", "orders", 1);
        assertThatThrownBy(
                        () -> Tables.of("parquet", table).wanting(Order.class).inputs())
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith("cannot use '" + table.toRealPath())
                .hasMessageContaining("has the component 'price'");
    }

    @Test
    void directoriesThatStandForColumnsAreAProblem(Pool pool) throws IOException {
        Path file = Files.createDirectories(directory.resolve("orders/day=1")).resolve("a.csv");
        Files.writeString(file, "id\n1\n");
        for (String path : List.of("orders", "or*", "../" + directory.getFileName() + "/orders/")) {
            Path table = Path.of(directory + "/" + path);
            assertThat(Tables.of("csv", table).problems())
                    .containsExactly(
                            "cannot use 'spark.pool.input.path' = '" + table + "' (-D): the names of directories such"
                                    + " as 'day=1' stand for values of a column, which are not read; to read the files"
                                    + " without it, name them by a pattern such as " + table + "/*/*");
        }
        for (String path : List.of("orders/*", "orders/*/*", "orders/day=1", "orders/day=1/a.csv")) {
            assertThat(Tables.of("csv", Path.of(directory + "/" + path))
                            .wanting(Long.class)
                            .read(pool))
                    .containsExactly(1L);
        }
    }

    @Test
    void theJarOfADataSourceMayBeMissing() {
        assertThat(Tables.of("delta", directory).problems())
                .containsExactly("cannot use 'spark.pool.input' = 'delta' (-D): the jar of this data source is missing;"
                        + " add it after --: --packages GROUP:ARTIFACT:VERSION or --jars FILE");
        assertThat(FormatName.missing("avro"))
                .isEqualTo("the jar of this data source is missing; add it after --: --packages"
                        + " org.apache.spark:spark-avro_2.13:4.2.0 or --jars FILE");
    }

    @Test
    void aFormatThatNoPackageBringsIsAProblem() {
        assertThat(Tables.of("parqet", directory)
                        .withSpark("spark.jars.packages", "a:b:1")
                        .problems())
                .containsExactly("cannot use 'spark.pool.input' = 'parqet' (-D): there is no such kind of input;"
                        + " did you mean 'parquet'?");
        assertThat(Tables.of("delta", directory)
                        .withSpark("spark.jars.packages", "a:b:1")
                        .problems())
                .containsExactly("cannot use 'spark.pool.input' = 'delta' (-D): the jar of this data source is missing;"
                        + " add it after --: --packages GROUP:ARTIFACT:VERSION or --jars FILE");
    }

    private static Dataset<Row> orders(int from, int to) {
        return session().range(from, to, 1, 1).selectExpr("id", "concat('name ', id) as name", "id / 4 as price");
    }

    /** Writes a table as files that have consecutive rows. */
    private Path write(Dataset<Row> rows, String format, String name, int files) {
        Path table = directory.resolve(name);
        Dataset<Row> cut = files == 1
                ? rows.coalesce(1)
                : rows.repartitionByRange(files, rows.col("id")).sortWithinPartitions("id");
        cut.write().format(format).save(table.toString());
        return table;
    }

    private static Path onlyFile(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static SparkSession session() {
        return SparkSession.builder().getOrCreate();
    }
}

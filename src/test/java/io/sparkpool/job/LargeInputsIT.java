package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import io.sparkpool.pool.Pool;
import io.sparkpool.source.table.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a gigabyte in a heap of a gigabyte, and a table in ten thousand files. */
@Thorough
class LargeInputsIT {
    private static final int FILES = 10_000;

    /** Each of the rows has a name of this many characters, so that the table of {@link #ROWS} rows has 1 GB. */
    private static final int CHARACTERS = 1_000;

    private static final int ROWS = 1_000_000;

    @TempDir
    Path directory;

    /** A row. */
    record Row(long id, String name) {
        long lengthAndId() {
            return name.length() + id;
        }
    }

    @Test
    void aGigabyteOfCsvOrParquetNeedsNoLargerHeap() throws IOException, InterruptedException {
        Submission.Result result = Submission.java("-Xmx1g", LargeInputsIT.class.getName(), directory.toString())
                .with("SPARK_POOL_LOG", "target/large-inputs.log")
                .run();
        long sum = (long) ROWS * CHARACTERS + (long) ROWS * (ROWS - 1) / 2;
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .isEqualTo("csv of 1 GB: %d\nin %d files: in order\nparquet of 1 GB: %d\n".formatted(sum, FILES, sum));
    }

    /** The program. Its argument is a directory for the tables. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Path csv = directory.resolve("large.csv");
        writeLarge(csv);
        writeSmall(Files.createDirectory(directory.resolve("small")));
        try (Pool pool = Pool.local(2)) {
            System.out.println("csv of 1 GB: " + sum(pool, csv));
            List<Long> ids = pool.map(
                    Row::id,
                    Table.at(directory.resolve("small/*.csv").toString()).as(Row.class));
            boolean inOrder =
                    ids.equals(Stream.iterate(0L, id -> id + 1).limit(FILES).toList());
            System.out.println("in " + ids.size() + " files: " + (inOrder ? "in order" : "not in order"));
            Path parquet = directory.resolve("large.parquet");
            SparkSession.builder()
                    .getOrCreate()
                    .range(0, ROWS, 1, 2)
                    .selectExpr("id", "repeat('x', " + CHARACTERS + ") AS name")
                    .write()
                    .option("compression", "none")
                    .option("parquet.enable.dictionary", false)
                    .parquet(parquet.toString());
            System.out.println("parquet of 1 GB: " + sum(pool, parquet));
        }
    }

    private static long sum(Pool pool, Path table) throws IOException {
        try (Stream<Path> files = Files.walk(table)) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            if (bytes < 1_000_000_000) {
                throw new AssertionError(table + " has only " + bytes + " bytes");
            }
        }
        return pool.mapReduce(
                Row::lengthAndId, 0L, Long::sum, Table.at(table.toString()).as(Row.class));
    }

    private static void writeLarge(Path csv) throws IOException {
        String name = "x".repeat(CHARACTERS);
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("id,name\n");
            for (int id = 0; id < ROWS; id++) {
                out.write(id + "," + name + "\n");
            }
        }
    }

    private static void writeSmall(Path small) throws IOException {
        for (int id = 0; id < FILES; id++) {
            Files.writeString(small.resolve("%05d.csv".formatted(id)), "id,name\n" + id + ",x\n");
        }
    }
}

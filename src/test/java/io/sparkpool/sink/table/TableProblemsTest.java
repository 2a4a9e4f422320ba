package io.sparkpool.sink.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.row.RowWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableProblemsTest {
    @TempDir
    Path directory;

    record Order(long id, String city) {}

    record Basket(long id, List<String> items) {}

    record Photo(long id, byte[] image) {}

    record Twice(long id, long ID) {}

    private TableJob job(String format, Class<?> output) {
        return TableJob.of(format, output, directory.resolve("table"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pakuet | there is no such kind of output; did you mean 'parquet'?",
                "Lines  | there is no such kind of output; did you mean 'lines'?",
                "excel  | there is no such kind of output; set list, lines, csv, json, parquet, orc, avro or the name of a data source whose jar you add after --: --jars FILE",
                "jdbc   | outputs are written to files, and this is no format of files that Spark writes; set csv, tsv, json, parquet, orc or avro",
                "delta  | outputs are written to files, and this is no format of files that Spark writes; set csv, tsv, json, parquet, orc or avro",
                "text   | files of this format do not hold all rows as they are; set lines for text, or csv, tsv, json, parquet, orc or avro",
                "xml    | files of this format do not hold all rows as they are; set lines for text, or csv, tsv, json, parquet, orc or avro",
                "rate   | outputs are written to files, and this is no format of files that Spark writes; set csv, tsv, json, parquet, orc or avro"
            })
    void aFormatMustBeOneOfFiles(String format, String why) {
        assertThat(job(format, Order.class).problems())
                .containsExactly("cannot use 'spark.pool.output' = '%s' (-D): %s".formatted(format, why));
    }

    @Test
    void aTableNeedsAPath() {
        Problems problems = new Problems();
        JobContext context = new JobContext(
                Settings.of(List.of(new Setting("spark.pool.output", "csv", "-D"))),
                Configuration::new,
                (path, hadoop, found) -> true,
                problems);
        TableSink.of(context, Order.class, "value", Optional.empty());
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "cannot use 'spark.pool.output' = 'csv' (-D): a table is written to a path; name one by -o, or 'spark.pool.output.path'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "csv     | sepp             | ;       | there is no such option; did you mean 'sep'?",
                "csv     | maxRecordsPerFile| 5       | 'spark.pool.output.fileSize' says how large files become; leave out this option",
                "csv     | header           | maybe   | not a value of this option (header flag can be true or false); see Spark's documentation of it",
                "csv     | encoding         | ISO-8859-1  | not a value of this option (only UTF-8, UTF-16 and UTF-32 have all characters); see Spark's documentation of it",
                "json    | dateFormt        | yyyy    | there is no such option; did you mean 'dateFormat'?",
                "parquet | compresion       | gzip    | there is no such option; did you mean 'compression'?"
            })
    void optionsAreChecked(String format, String option, String value, String why) {
        assertThat(job(format, Order.class).with(".option." + option, value).problems())
                .containsExactly(
                        "cannot use 'spark.pool.output.option.%s' = '%s' (-D): %s".formatted(option, value, why));
    }

    @Test
    void optionsOfHadoopsFormatsAreKnown() {
        assertThat(job("parquet", Order.class)
                        .with(".option.parquet.block.size", "1048576")
                        .problems())
                .isEmpty();
    }

    @Test
    void theTypesOfColumnsMustFitTheFormat() {
        assertThat(job("csv", Basket.class).problems())
                .containsExactly(
                        "cannot use 'spark.pool.output' = 'csv' (-D): column 'items' is of type array<string>, which csv cannot hold; set 'spark.pool.output' to json or parquet");
        assertThat(job("tsv", Photo.class).problems())
                .containsExactly(
                        "cannot use 'spark.pool.output' = 'tsv' (-D): column 'image' is of type binary, which tsv cannot hold; set 'spark.pool.output' to json or parquet");
        assertThat(job("json", Basket.class).problems()).isEmpty();
    }

    @Test
    void columnsMustNotDifferInCaseOnly() {
        assertThat(job("csv", Twice.class).problems())
                .containsExactly(
                        "cannot use 'spark.pool.output' = 'csv' (-D): Spark cannot tell the columns 'id' and 'ID' apart; rename one of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cty      | there is no column 'cty' (the table has id, city); did you mean 'city'?",
                "year     | there is no column 'year' (the table has id, city); name columns of the table",
                "city, City | column 'City' is named twice; leave out one",
                "id, city | no column is left for the files; leave out one of the names"
            })
    void directoriesAreNamedByColumns(String names, String why) {
        assertThat(job("csv", Order.class).with(".partitionBy", names).problems())
                .containsExactly("cannot use 'spark.pool.output.partitionBy' = '%s' (-D): %s".formatted(names, why));
    }

    @Test
    void directoriesAreNotNamedByLists() {
        assertThat(job("json", Basket.class).with(".partitionBy", "items").problems())
                .containsExactly(
                        "cannot use 'spark.pool.output.partitionBy' = 'items' (-D): column 'items' is of type array<string>, whose values cannot be names of directories; name another column");
    }

    @Test
    void directoriesAreNotNamedByBytes() {
        assertThat(job("parquet", Photo.class).with(".partitionBy", "image").problems())
                .containsExactly(
                        "cannot use 'spark.pool.output.partitionBy' = 'image' (-D): column 'image' is of type binary, whose values cannot be names of directories; name another column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "__HIVE_DEFAULT_PARTITION__"})
    void textsThatWouldComeBackAsNullsNameNoDirectories(String text) {
        TableColumns columns = TableColumns.of(StructType.fromDDL("day STRING, a BIGINT"), List.of("day"));
        UnsafeRowWriter row = new UnsafeRowWriter(2);
        row.reset();
        row.zeroOutNullBytes();
        row.write(0, UTF8String.fromString(text));
        row.write(1, 5L);
        RowWriter writer = RowRule.distinctDirectories(output -> (UnsafeRow) output, columns);
        assertThatThrownBy(() -> writer.write(row.getRow()))
                .hasMessage(
                        "column 'day' is '%s', whose directory readers take for that of a null; return null or another text, or take the column out of 'spark.pool.output.partitionBy'"
                                .formatted(text));
        assertThat(writer.write(nulls(2))).isEqualTo(nulls(2));
    }

    @Test
    void namesOfColumnsMustFitTheFormat() {
        StructType columns = StructType.fromDDL("id BIGINT, `a,b` STRING");
        assertThat(format("avro").problem(columns)).hasValue("avro cannot hold the name 'a,b'; rename it");
        assertThat(format("csv").problem(columns)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a MAP<DATE, STRING>", "a ARRAY<MAP<DOUBLE, INT>>", "a STRUCT<b: MAP<STRING, MAP<TIMESTAMP, INT>>>"
            })
    void keysOfMapsMustBeLegibleInJson(String columns) {
        StructType type = StructType.fromDDL(columns);
        assertThat(format("json").problem(type))
                .hasValue(
                        "column 'a' is of type %s, and json cannot hold keys of a map that are no strings, whole numbers or booleans; set 'spark.pool.output' to parquet"
                                .formatted(type.apply(0).dataType().simpleString()));
        assertThat(format("parquet").problem(type)).isEmpty();
    }

    @Test
    void keysOfMapsMayBeNumbersInJson() {
        StructType type = StructType.fromDDL("a MAP<BIGINT, MAP<BOOLEAN, MAP<DECIMAL(38, 0), MAP<STRING, DATE>>>>");
        assertThat(format("json").problem(type)).isEmpty();
    }

    @Test
    void theClassOfAFormatDecidesWhatItCanHold() {
        TableFormat csv = format("org.apache.spark.sql.execution.datasources.csv.CSVFileFormat");
        assertThat(csv.problem(StructType.fromDDL("a BINARY"))).isPresent();
        assertThat(csv.options(StructType.fromDDL("a STRING"))).containsEntry("quoteAll", "true");
        TableFormat orc = format("org.apache.spark.sql.execution.datasources.orc.OrcFileFormat");
        assertThat(orc.rule(StructType.fromDDL("a DATE"))).isEqualTo(RowRule.NO_SKIPPED_DAYS);
    }

    private static TableFormat format(String name) {
        Problems problems = new Problems();
        JobContext context = new JobContext(
                Settings.of(List.of(new Setting("spark.pool.output", name, "-D"))),
                Configuration::new,
                (path, hadoop, found) -> true,
                problems);
        return TableFormat.find(context).orElseThrow();
    }

    @Test
    void aNullIsNoBlankLine() {
        assertThat(format("csv").rule(StructType.fromDDL("a STRING"))).isEqualTo(RowRule.NO_BLANK_LINES);
        assertThat(format("csv").rule(StructType.fromDDL("a STRING, b STRING"))).isEqualTo(RowRule.NONE);
        assertThat(format("csv").options(StructType.fromDDL("a BIGINT"))).containsEntry("nullValue", "\"\"");
        assertThat(format("csv").options(StructType.fromDDL("a STRING"))).containsEntry("quoteAll", "true");
        TableColumns columns = TableColumns.of(StructType.fromDDL("a STRING, day STRING"), List.of("day"));
        assertThatThrownBy(() -> RowRule.NO_BLANK_LINES
                        .apply(output -> (UnsafeRow) output, columns)
                        .write(nulls(2)))
                .hasMessage(
                        "a null in the only column of a CSV file would be a blank line, which readers skip; set 'spark.pool.output.option.nullValue' to a text for it, or write json or parquet");
    }

    private static UnsafeRow nulls(int columns) {
        UnsafeRowWriter row = new UnsafeRowWriter(columns);
        row.reset();
        row.zeroOutNullBytes();
        for (int i = 0; i < columns; i++) {
            row.setNullAt(i);
        }
        return row.getRow();
    }
}

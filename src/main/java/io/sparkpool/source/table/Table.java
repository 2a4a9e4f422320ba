package io.sparkpool.source.table;

import io.sparkpool.config.ConfigException;
import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.pool.Inputs;
import io.sparkpool.source.InputKeys;
import io.sparkpool.source.Source;
import io.sparkpool.source.SourceKind;
import io.sparkpool.source.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * A table in files or in any other data source of Spark, as inputs of a pool:
 *
 * <pre>{@code
 * record Order(long id, int quantity, double price) {}
 *
 * try (Pool pool = Pool.local()) {
 *     List<Double> totals = pool.map(order -> order.quantity() * order.price(), Table.at("orders.csv").as(Order.class));
 * }
 * }</pre>
 *
 * <p>Rows come in the order of the files' paths, and in the order in which they stand in a file; those of other data
 * sources come partition by partition. A row that cannot be read is a failing input, as the error policy of the pool
 * decides. A record, or the type of a column, decides how text is read; {@link #rows} has to infer the types of the
 * columns of CSV and JSON files, unless {@link #schema} sets them.
 *
 * <p>The methods that return inputs find the files, and check that they have the columns. Unless the files are CSV or
 * JSON and their types are known, this needs Spark, so a pool has to be open; what is wrong is then a
 * {@link io.sparkpool.message.UserException}. Immutable.
 */
public final class Table {
    private static final String ORIGIN = "Table";

    private final List<Setting> settings;

    private Table(List<Setting> settings) {
        this.settings = settings;
    }

    /**
     * Returns the table in a file, in all files below a directory, or in all files that a pattern matches. The ending of
     * the path, such as {@code .csv} or {@code .parquet}, says what the format is.
     */
    public static Table at(String path) {
        Setting given = new Setting(InputKeys.PATH.key(), path, ORIGIN);
        List<Setting> settings = new ArrayList<>(List.of(given));
        SourceKind.impliedBy(Settings.of(List.of(given))).ifPresent(settings::add);
        return new Table(settings);
    }

    /** Returns the table in a data source of Spark that needs no path, such as {@code jdbc}. */
    public static Table of(String format) {
        return new Table(List.of(new Setting(InputKeys.KIND.key(), format, ORIGIN)));
    }

    /** Returns the table, read in a format of Spark, whatever the ending of the path is. */
    public Table format(String format) {
        return with(InputKeys.KIND.key(), format);
    }

    /**
     * Returns the table, read with an option of Spark's reader, such as {@code sep}. CSV files have a header, unless the
     * option {@code header} is {@code false}.
     */
    public Table option(String name, String value) {
        return with(InputKeys.OPTION.key().replace("NAME", name), value);
    }

    /** Returns the table with columns of these types, as in SQL: {@code id BIGINT, price DOUBLE}. */
    public Table schema(String columns) {
        return with(InputKeys.SCHEMA.key(), columns);
    }

    /**
     * Returns the rows as records, whose components are columns of the table.
     *
     * @throws ConfigException if there is no such table, or the record does not fit it
     */
    public <T extends Record> Inputs<T> as(Class<T> record) {
        return inputs(record);
    }

    /**
     * Returns the rows as Spark's rows.
     *
     * @throws ConfigException if there is no such table
     */
    public Inputs<Row> rows() {
        return inputs(Row.class);
    }

    /**
     * Returns the values of a column.
     *
     * @param type the type of the values, such as {@code Long}, {@code String} or {@code BigDecimal}
     * @throws ConfigException if there is no such table or column, or its type does not fit
     */
    public <T> Inputs<T> column(String name, Class<T> type) {
        return with(InputKeys.COLUMN.key(), name).inputs(type);
    }

    private Table with(String key, String value) {
        List<Setting> more = new ArrayList<>(settings);
        more.add(new Setting(key, Objects.requireNonNull(value, key), ORIGIN));
        return new Table(List.copyOf(more));
    }

    @SuppressWarnings("unchecked") // the source reads inputs of this type
    private <T> Inputs<T> inputs(Class<T> type) {
        Problems problems = new Problems();
        JobContext context = new JobContext(
                Settings.of(with(Key.FUNCTION.key(), type.getName()).settings),
                HadoopConfiguration::current,
                (path, hadoop, found) -> true,
                problems);
        Source source = TableSource.of(context, new Wanted(type, type.getName(), Optional.empty()));
        problems.throwIfAny();
        return (Inputs<T>) source.inputs();
    }
}

package io.sparkpool.source.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.Pool;
import io.sparkpool.row.RowSource;
import io.sparkpool.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources of rows tell the columns of the rows that they give. */
@ExtendWith(SharedPool.class)
class TableSourceTest {
    private static final String CSV = "id,name,price\n1,a,2.5\n2,b,3\n";
    private static final String JSON = "{\"id\":1,\"name\":\"a\",\"price\":2.5}\n";
    private static final String INFERRED_CSV = "id INT,name STRING,price DOUBLE";
    private static final String INFERRED_JSON = "id BIGINT,name STRING,price DOUBLE";

    record Item(String name, long id) {}

    @TempDir
    private Path directory;

    static Stream<Arguments> columns() {
        return Stream.of(
                Arguments.of("csv", CSV, Row.class, INFERRED_CSV),
                Arguments.of("csv", CSV, Item.class, "id BIGINT,name STRING"),
                Arguments.of("json", JSON, Row.class, INFERRED_JSON),
                Arguments.of("json", JSON, Item.class, "name STRING,id BIGINT"));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void columnsAreThoseThatAreRead(String format, String text, Class<?> wanted, String columns, Pool pool)
            throws IOException {
        RowSource source = opened(Tables.of(format, file(text)).wanting(wanted));
        assertThat(source.columns().toDDL()).isEqualTo(columns);
        assertThat(source.takenType()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void allColumnsAreReadIfTheOutputsAreAdded(String format, String text, Class<?> wanted, String columns, Pool pool)
            throws IOException {
        RowSource source = opened(Tables.of(format, file(text)).wantingRowsToo(wanted));
        assertThat(source.columns().fieldNames()).containsExactly("id", "name", "price");
    }

    @Test
    void theTakenColumnHasItsType(Pool pool) throws IOException {
        Tables prices = Tables.of("csv", file(CSV)).with(".column", "PRICE");
        assertThat(opened(prices.wantingRowsToo(Number.class)).takenType()).contains(DataTypes.DoubleType);
        assertThat(opened(prices.wantingRowsToo(Object.class)).takenType()).contains(DataTypes.DoubleType);
        assertThat(opened(Tables.of("json", file("{\"only\":true}\n")).wantingRowsToo(Boolean.class))
                        .takenType())
                .contains(DataTypes.BooleanType);
    }

    @Test
    void aTableOfSparkHasItsColumns(Pool pool) {
        RowSource source = opened(Tables.of(NumbersSource.class.getName())
                .with(".option.end", "3")
                .wantingRowsToo(Long.class));
        assertThat(source.columns().toDDL()).startsWith("number BIGINT");
        assertThat(source.takenType()).contains(DataTypes.LongType);
    }

    @Test
    void columnsAreNotKnownBefore() throws IOException {
        RowSource source = (RowSource) Tables.of("csv", file(CSV)).open();
        assertThatThrownBy(source::columns)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the inputs have not been opened");
    }

    private static RowSource opened(Tables tables) {
        Source source = tables.open();
        source.inputs();
        return (RowSource) source;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "table", ".txt"), text);
    }
}

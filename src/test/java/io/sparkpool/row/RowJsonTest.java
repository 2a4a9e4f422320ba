package io.sparkpool.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.message.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of tables have the JSON that the rows of users have. */
class RowJsonTest {
    private static final StructType COLUMNS = RandomValues.COLUMNS;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomRowsHaveTheJsonOfTheRowsOfUsers(long seed) {
        RandomValues random = new RandomValues(seed);
        RowWriter writer = OutputRows.of(Row.class, "out", Optional.empty(), Optional.of(COLUMNS.toDDL()))
                .writer();
        RowSchema schema = new RowSchema(COLUMNS);
        for (int i = 0; i < 200; i++) {
            Row row = random.row(COLUMNS);
            String json = JsonText.of(row);
            TableRow unsafe = new TableRow(schema, writer.write(row));
            TableRow generic = new TableRow(schema, InternalRows.generic(COLUMNS, values(row)));
            assertThat(JsonText.of(unsafe)).isEqualTo(json); // a row that was written is what it was made from
            assertThat(json(unsafe)).isEqualTo(json);
            assertThat(json(generic)).isEqualTo(json);
            assertThat(json(row)).isEqualTo(json);
            assertThat(json(new RowOutput(unsafe, "o\"", row)))
                    .isEqualTo(JsonText.of(new RowOutput(unsafe, "o\"", row)));
        }
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() {
        StructType columns = InternalRows.schema("a string");
        InternalRow row = new GenericInternalRow(new Object[] {
            UTF8String.fromBytes(new byte[] {'x', 'a', (byte) 0xc3, '"', 'x'}, 1, 3)
        });
        TableRow table = new TableRow(new RowSchema(columns), row);
        assertThat(json(table)).isEqualTo("{\"a\":\"a\ufffd\\\"\"}").isEqualTo(JsonText.of(table));
    }

    @Test
    void rowsMayHaveNoColumns() {
        TableRow none = new TableRow(new RowSchema(new StructType()), new GenericInternalRow(0));
        assertThat(json(none)).isEqualTo("{}");
        assertThat(json(new RowOutput(none, "a", 1))).isEqualTo("{\"a\":1}");
        assertThat(json(new RowOutput(none, "b", 2))).isEqualTo("{\"b\":2}");
    }

    private static Object[] values(Row row) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return values;
    }

    private static String json(Object value) {
        TextBuffer out = new TextBuffer();
        PythonText.appendStr(out, value);
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }
}

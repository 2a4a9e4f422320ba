package io.sparkpool.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.function.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class NamedValuesTest {
    private static final StructType SCHEMA =
            InternalRows.schema("id bigint, tags array<array<string>>, sizes map<string, array<int>>");

    private record Order(long id, Optional<String> name) {
        @Override
        public long id() {
            return id + 1;
        }
    }

    private record Failing(String name) {
        @Override
        public String name() {
            throw new IllegalStateException("no name");
        }
    }

    @Test
    void aRecordHasTheValuesOfItsAccessors() {
        assertThat(NamedValues.of(new Order(1, Optional.empty())))
                .contains(new NamedValues(List.of("id", "name"), List.of(2L, Optional.empty())));
    }

    @Test
    void aFailingAccessorFails() {
        assertThatThrownBy(() -> NamedValues.of(new Failing("x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no name");
    }

    @Test
    void aRowHasTheCollectionsOfJava() throws InvalidRowException {
        NamedValues expected = new NamedValues(
                List.of("id", "tags", "sizes"),
                List.of(1L, Arrays.asList(List.of("a"), null), Map.of("s", Arrays.asList(1, null))));
        assertThat(NamedValues.of(row().toRow())).contains(expected);
        assertThat(NamedValues.of(new RowInput(row(), 1L))).contains(expected);
    }

    @Test
    void anOutputIsTheLastColumnOfItsRow() throws InvalidRowException {
        NamedValues values = NamedValues.of(new RowOutput(row(), "price", null)).orElseThrow();
        assertThat(values.names()).containsExactly("id", "tags", "sizes", "price");
        assertThat(values.values()).hasSize(4).endsWith((Object) null);
        assertThat(new RowOutput(row(), "price", 1.5))
                .hasToString("{\"id\":1,\"tags\":[[\"a\"],null],\"sizes\":{\"s\":[1,null]},\"price\":1.5}");
    }

    @Test
    void anOutputDoesNotReplaceAColumn() throws InvalidRowException {
        TableRow row = row();
        assertThatThrownBy(() -> new RowOutput(row, "id", 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the row has a column 'id' already; give the output another name");
    }

    @Test
    void otherValuesHaveNoNames() {
        assertThat(NamedValues.of(Pair.of(1, 2))).isEmpty();
        assertThat(NamedValues.of(List.of(1))).isEmpty();
        assertThat(NamedValues.of("a")).isEmpty();
        assertThat(NamedValues.of(null)).isEmpty();
        assertThat(NamedValues.of(RowFactory.create(1))).isEmpty();
    }

    private static TableRow row() throws InvalidRowException {
        Object[] tags = {new Object[] {"a"}, null};
        Object[] sizes = {1, null};
        return RowReaders.withRow(Row.class, "f", SCHEMA, Optional.empty())
                .read(InternalRows.generic(SCHEMA, 1L, tags, Map.of("s", sizes)))
                .row();
    }
}

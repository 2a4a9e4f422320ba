package io.sparkpool.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReadersTest {
    private static final StructType ORDERS = InternalRows.schema("id bigint, item string, quantity int, price double");

    private static final InternalRow ORDER = InternalRows.generic(ORDERS, 7L, "tea", 2, 1.5);

    record Order(long id, String item, int quantity, double price) {}

    private record Swapped(double price, long id) {}

    record Checked(int quantity) {
        Checked {
            if (quantity > 1) {
                throw new IllegalArgumentException("more than one:\n" + quantity);
            }
        }
    }

    record Line(String item, int quantity) {}

    record Basket(Optional<String> customer, List<Line> lines, Map<String, Line> gifts) {}

    record Box<T>(T content, List<T> others) {}

    record Boxes(Box<Line> box) {}

    record Everything(Object id, Object items, Object line) {}

    private static final StructType BASKETS = InternalRows.schema(
            "customer string, lines array<struct<quantity int, item string>>, gifts map<string, struct<item string, quantity int>>");

    @Test
    void aRecordHasTheColumnsByNameInItsOwnOrder() throws InvalidRowException {
        assertThat(read(Order.class, ORDERS, ORDER)).isEqualTo(new Order(7, "tea", 2, 1.5));
        assertThat(read(Swapped.class, ORDERS, ORDER)).isEqualTo(new Swapped(1.5, 7));
    }

    @Test
    void aColumnMayDifferInCaseUnlessThereIsAnExactOne() throws InvalidRowException {
        StructType schema = InternalRows.schema("ID bigint, Price double");
        assertThat(read(Swapped.class, schema, InternalRows.generic(schema, 1L, 2.0)))
                .isEqualTo(new Swapped(2, 1));
        StructType both = InternalRows.schema("ID bigint, id bigint, price double");
        assertThat(read(Swapped.class, both, InternalRows.generic(both, 1L, 2L, 3.0)))
                .isEqualTo(new Swapped(3, 2));
    }

    @Test
    void componentsMayBeOptionalListsMapsAndRecords() throws InvalidRowException {
        Map<String, Object> gifts = new LinkedHashMap<>();
        gifts.put("b", RowFactory.create("cup", 1));
        gifts.put("a", null);
        InternalRow row = InternalRows.unsafe(
                BASKETS, null, new Object[] {RowFactory.create(2, "tea"), null, RowFactory.create(3, null)}, gifts);
        Map<String, Line> expectedGifts = new LinkedHashMap<>();
        expectedGifts.put("b", new Line("cup", 1));
        expectedGifts.put("a", null);
        Basket basket = (Basket) read(Basket.class, BASKETS, row);
        assertThat(basket)
                .isEqualTo(new Basket(
                        Optional.empty(), Arrays.asList(new Line("tea", 2), null, new Line(null, 3)), expectedGifts));
        assertThat(basket.gifts().keySet()).containsExactly("b", "a");
        assertThatThrownBy(() -> basket.lines().set(0, null)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void nullCollectionsAndRecordsStayNull() throws InvalidRowException {
        assertThat(read(Basket.class, BASKETS, InternalRows.unsafe(BASKETS, "x", null, null)))
                .isEqualTo(new Basket(Optional.of("x"), null, null));
    }

    @Test
    void typeParametersOfRecordsAreKnown() throws InvalidRowException {
        StructType schema = InternalRows.schema(
                "box struct<content struct<item string, quantity int>, others array<struct<item string, quantity int>>>");
        InternalRow row = InternalRows.generic(
                schema, RowFactory.create(RowFactory.create("tea", 1), new Object[] {RowFactory.create("cup", 2)}));
        assertThat(read(Boxes.class, schema, row))
                .isEqualTo(new Boxes(new Box<>(new Line("tea", 1), List.of(new Line("cup", 2)))));
    }

    @Test
    void anObjectIsWhateverTheColumnHas() throws InvalidRowException {
        StructType schema = InternalRows.schema("id decimal(3,1), items array<date>, line struct<n int>");
        Everything read = (Everything) read(
                Everything.class,
                schema,
                InternalRows.unsafe(
                        schema, new BigDecimal("1.5"), new Object[] {LocalDate.of(1500, 2, 28)}, RowFactory.create(4)));
        assertThat(read.id()).isEqualTo(new BigDecimal("1.5"));
        assertThat(read.items()).isEqualTo(List.of(LocalDate.of(1500, 2, 28)));
        assertThat(((Row) read.line()).getInt(0)).isEqualTo(4);
    }

    @Test
    void aRowHasItsSchemaAndTheCollectionsOfScala() throws InvalidRowException {
        StructType schema = InternalRows.schema(
                "id bigint, day date, time timestamp, tags array<string>, sizes map<string, int>, line struct<n int>, none int");
        Map<String, Integer> sizes = Map.of("s", 1);
        Instant time = Instant.parse("1500-01-02T03:04:05.678901Z");
        InternalRow internal = InternalRows.unsafe(
                schema, 7L, LocalDate.of(1, 1, 1), time, new Object[] {"a", null}, sizes, RowFactory.create(4), null);
        for (Type wanted : List.of(Row.class, Object.class)) {
            Row row = (Row) read(wanted, schema, internal);
            assertThat(row.schema()).isEqualTo(schema);
            assertThat(row.getLong(0)).isEqualTo(7);
            assertThat(row.getLocalDate(1)).isEqualTo(LocalDate.of(1, 1, 1));
            assertThat(row.getInstant(2)).isEqualTo(time);
            assertThat(row.getList(3)).isEqualTo(Arrays.asList("a", null));
            assertThat(row.getJavaMap(4)).isEqualTo(sizes);
            assertThat(row.getStruct(5).<Integer>getAs("n")).isEqualTo(4);
            assertThat(row.isNullAt(6)).isTrue();
        }
    }

    @Test
    void theOnlyColumnOrTheNamedOneIsTheValue() throws InvalidRowException {
        StructType one = InternalRows.schema("n int");
        assertThat(read(Long.class, one, InternalRows.generic(one, 3))).isEqualTo(3L);
        assertThat(RowReaders.of(String.class, "f", ORDERS, Optional.of("Item")).read(ORDER))
                .isEqualTo("tea");
        assertThat(RowReaders.of(Object.class, "f", ORDERS, Optional.of("price"))
                        .read(ORDER))
                .isEqualTo(1.5);
        assertThat(RowReaders.of(Long.class, "f", ORDERS, Optional.of("id"))
                        .read(InternalRows.generic(ORDERS, null, null, null, null)))
                .isNull();
    }

    @Test
    void anInputComesWithItsWholeRow() throws InvalidRowException {
        RowInput both = RowReaders.withRow(Integer.class, "f", ORDERS, Optional.of("quantity"))
                .read(ORDER);
        assertThat(both.input()).isEqualTo(2);
        assertThat(both.row().toRow().<String>getAs("item")).isEqualTo("tea");
        assertThat(both).hasToString("{\"id\":7,\"item\":\"tea\",\"quantity\":2,\"price\":1.5}");
    }

    @Test
    void aReaderTravelsAndIsSmall() throws Exception {
        RowReader<Object> reader = RowReaders.of(Order.class, "f", ORDERS, Optional.empty());
        byte[] bytes = serialized(reader);
        assertThat(bytes).hasSizeLessThan(4000);
        assertThat(((RowReader<?>) deserialized(bytes)).read(ORDER)).isEqualTo(new Order(7, "tea", 2, 1.5));
    }

    @Test
    void rowsTravelWithTheirCollections() throws Exception {
        InternalRow internal = InternalRows.unsafe(
                BASKETS, "x", new Object[] {RowFactory.create(2, "tea")}, Map.of("k", RowFactory.create("cup", 1)));
        RowInput read =
                RowReaders.withRow(Row.class, "f", BASKETS, Optional.empty()).read(internal);
        RowOutput output = new RowOutput(read.row(), "price", 1.5);
        assertThat(deserialized(serialized(read))).isEqualTo(read);
        assertThat(deserialized(serialized(output)))
                .isEqualTo(output)
                .hasToString(
                        "{\"customer\":\"x\",\"lines\":[{\"quantity\":2,\"item\":\"tea\"}],\"gifts\":{\"k\":{\"item\":\"cup\",\"quantity\":1}},\"price\":1.5}");
    }

    @Test
    void inputsDoNotReferToTheRow() throws InvalidRowException {
        StructType schema = InternalRows.schema("bytes binary, text string");
        byte[] bytes = {1, 2};
        InternalRow generic = InternalRows.generic(schema, bytes, "one");
        Object read =
                RowReaders.of(byte[].class, "f", schema, Optional.of("bytes")).read(generic);
        bytes[0] = 9;
        ((byte[]) generic.get(0, schema.apply(0).dataType()))[1] = 9;
        assertThat((byte[]) read).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id bigint, quantity int, price double | io.sparkpool.row.RowReadersTest$Order has the component 'item', and the input has no column of that name (it has id, quantity, price; the nearest is 'id'); rename one of the two, or remove the component
            id bigint, item int, quantity int, price double | column 'item' is an int, and component 'item' of io.sparkpool.row.RowReadersTest$Order is a String; let it be an Integer
            id string, item string, quantity int, price double | column 'id' is a string, and component 'id' of io.sparkpool.row.RowReadersTest$Order is a long; let it be a String
            id bigint, item string, quantity boolean, price double | column 'quantity' is a boolean, and component 'quantity' of io.sparkpool.row.RowReadersTest$Order is an int; let it be a boolean
            id bigint, item string, quantity array<int>, price double | column 'quantity' is an array<int>, and component 'quantity' of io.sparkpool.row.RowReadersTest$Order is an int; let it be a List
            id timestamp, item string, quantity int, price double | column 'id' is a timestamp, and component 'id' of io.sparkpool.row.RowReadersTest$Order is a long; let it be an Instant
            id interval day to second, item string, quantity int, price double | column 'id' is an interval day to second, and component 'id' of io.sparkpool.row.RowReadersTest$Order is a long; let it be an Object
            id bigint, ITEM string, Item string, quantity int, price double | the input has no column 'item', but several that differ in case only (ITEM, Item); rename them
            id bigint, item string, item string, quantity int, price double | the input has two columns with the name 'item'; rename one of them
            """)
    void columnsThatDoNotFitARecordAreRefused(String schema, String message) {
        assertThatThrownBy(() -> RowReaders.of(Order.class, "my.Price", InternalRows.schema(schema), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    record Dated(Date day) {}

    record Listed(List<Date> days) {}

    @Test
    void nestedColumnsThatDoNotFitAreRefusedByTheirPath() {
        refused(
                        Basket.class,
                        "customer string, lines array<struct<item string, quantity string>>, gifts map<string, int>")
                .hasMessage(
                        "column 'lines[].quantity' is a string, and component 'quantity' of io.sparkpool.row.RowReadersTest$Line is an int; let it be a String");
        refused(Basket.class, "customer string, lines array<struct<item string>>, gifts map<string, int>")
                .hasMessage(
                        "io.sparkpool.row.RowReadersTest$Line has the component 'quantity', and column 'lines[]' has no field of that name (it has item; the nearest is 'item'); rename one of the two, or remove the component");
        refused(Basket.class, "customer bigint, lines array<int>, gifts map<string, int>")
                .hasMessage(
                        "column 'customer' is a bigint, and component 'customer' of io.sparkpool.row.RowReadersTest$Basket is an Optional of a String; let it be an Optional of a Long");
        refused(Basket.class, "customer string, lines array<int>, gifts map<string, int>")
                .hasMessage(
                        "column 'lines[]' is an int, and an element of component 'lines' of io.sparkpool.row.RowReadersTest$Basket is an io.sparkpool.row.RowReadersTest$Line; let it be an Integer");
    }

    @Test
    void typesThatNoColumnHasAreRefused() {
        refused(Dated.class, "day date")
                .hasMessage(
                        "component 'day' of io.sparkpool.row.RowReadersTest$Dated is a java.util.Date, which a column cannot be read as; let it be a number, a boolean, a String, a LocalDate, an Instant, a byte[], a List, a Map, a Row, a record, or an Optional of one of these");
        refused(Listed.class, "days array<date>")
                .hasMessageStartingWith(
                        "an element of component 'days' of io.sparkpool.row.RowReadersTest$Listed is a java.util.Date, which");
        refused(Date.class, "day date")
                .hasMessageStartingWith(
                        "my.Price takes a java.util.Date, which a column cannot be read as; let it take a number,");
    }

    @Test
    void aValueNeedsAColumnAndARecordNeedsAll() {
        refused(Long.class, "id bigint, qty int, price double")
                .hasMessage(
                        "my.Price takes a Long, and the input has 3 columns (id, qty, price); name one of them by --column, or let it take a record");
        refused(Long.class, "id bigint, qty int, price double", "prize")
                .hasMessage(
                        "the input has no column 'prize' (it has id, qty, price; the nearest is 'price'); name one of its columns");
        refused(Long.class, "id bigint, price string", "price")
                .hasMessage("column 'price' is a string, and my.Price takes a Long; let it take a String");
        refused(Line.class, "item string, quantity int", "item")
                .hasMessage(
                        "my.Price takes an io.sparkpool.row.RowReadersTest$Line, which is made of whole rows; name no column, or let it take the value of one");
        refused(Row.class, "id bigint", "id")
                .hasMessage(
                        "my.Price takes a Row, which is made of whole rows; name no column, or let it take the value of one");
        refused(Long.class, "")
                .hasMessage(
                        "my.Price takes a Long, and the input has 0 columns (); name one of them by --column, or let it take a record");
    }

    @Test
    void aNullInAPrimitiveIsAnInvalidRow() {
        StructType schema = InternalRows.schema("price double, id bigint");
        invalid(Swapped.class, schema, InternalRows.generic(schema, 1.5, null))
                .hasMessage(
                        "column 'id' is null, and component 'id' of io.sparkpool.row.RowReadersTest$Swapped is a long; let it be an Optional<Long> to take nulls");
    }

    @Test
    void anInvalidValueIsNamedByItsPath() {
        Object[] lines = {null, RowFactory.create(null, "tea")};
        invalid(Basket.class, BASKETS, InternalRows.unsafe(BASKETS, "x", lines, Map.of()))
                .hasMessage(
                        "column 'lines[1].quantity' is null, and component 'quantity' of io.sparkpool.row.RowReadersTest$Line is an int; let it be an Optional<Integer> to take nulls");
        Map<String, Object> gifts = Map.of("k", RowFactory.create("cup", null));
        invalid(Basket.class, BASKETS, InternalRows.unsafe(BASKETS, "x", null, gifts))
                .hasMessage(
                        "column 'gifts[k].quantity' is null, and component 'quantity' of io.sparkpool.row.RowReadersTest$Line is an int; let it be an Optional<Integer> to take nulls");
    }

    @Test
    void aRecordThatRefusesItsValuesIsAnInvalidRow() {
        StructType schema = InternalRows.schema("quantity int");
        invalid(Checked.class, schema, InternalRows.generic(schema, 2))
                .hasMessage(
                        "the row cannot be an io.sparkpool.row.RowReadersTest$Checked: IllegalArgumentException: more than one:\\n2");
        StructType nested = InternalRows.schema("items array<struct<quantity int>>");
        record Several(List<Checked> items) {}
        Object[] items = {RowFactory.create(1), RowFactory.create(3)};
        invalid(Several.class, nested, InternalRows.generic(nested, (Object) items))
                .hasMessage(
                        "column 'items[1]' cannot be an io.sparkpool.row.RowReadersTest$Checked: IllegalArgumentException: more than one:\\n3");
    }

    private static Object read(Type wanted, StructType schema, InternalRow row) throws InvalidRowException {
        return RowReaders.of(wanted, "f", schema, Optional.empty()).read(row);
    }

    private static AbstractThrowableAssert<?, ?> refused(Type wanted, String schema, String... column) {
        return assertThatThrownBy(() -> RowReaders.of(
                        wanted,
                        "my.Price",
                        schema.isEmpty() ? new StructType() : InternalRows.schema(schema),
                        Arrays.stream(column).findFirst()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static AbstractThrowableAssert<?, ?> invalid(Type wanted, StructType schema, InternalRow row) {
        return assertThatThrownBy(() -> read(wanted, schema, row)).isInstanceOf(InvalidRowException.class);
    }

    private static byte[] serialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object deserialized(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}

package io.sparkpool.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSchemaTest {
    record Primitives(long a, int b, short c, byte d, double e, float f, boolean g) {}

    record Objects(Long a, Integer b, Short c, Byte d, Double e, Float f, Boolean g) {}

    record Others(
            String a,
            LocalDate b,
            Instant c,
            LocalDateTime d,
            byte[] e,
            BigInteger f,
            BigDecimal g,
            Number h,
            Object i) {}

    record Nested(Optional<Long> a, List<Double> b, Map<String, Optional<Integer>> c, Inner d, List<Inner> e, List f) {}

    record Inner(int second, String first) {}

    record Tree(String name, List<Tree> children) {}

    record Open(Row row) {}

    record Dated(java.util.Date day) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Primitives | a BIGINT,b INT,c SMALLINT,d TINYINT,e DOUBLE,f FLOAT,g BOOLEAN
            Objects    | a BIGINT,b INT,c SMALLINT,d TINYINT,e DOUBLE,f FLOAT,g BOOLEAN
            Others     | a STRING,b DATE,c TIMESTAMP,d TIMESTAMP_NTZ,e BINARY,f STRING,g STRING,h STRING,i STRING
            Nested     | a BIGINT,b ARRAY<DOUBLE>,c MAP<STRING, INT>,d STRUCT<second: INT, first: STRING>,e ARRAY<STRUCT<second: INT, first: STRING>>,f ARRAY<STRING>
            """)
    void columnsHaveTheTypesOfTheComponents(String record, String ddl) throws ClassNotFoundException {
        Class<?> wanted = Class.forName(TextSchemaTest.class.getName() + "$" + record);
        List<String> columns =
                List.of("a", "b", "c", "d", "e", "f", "g", "h", "i").subList(0, wanted.getRecordComponents().length);
        assertThat(RowReaders.textSchema(wanted, columns).toDDL()).isEqualTo(ddl);
    }

    @Test
    void columnsKeepTheirOrderAndOthersAreStrings() {
        assertThat(ddl(Inner.class, "extra", "FIRST", "Second")).isEqualTo("extra STRING,FIRST STRING,Second INT");
    }

    @Test
    void aMissingColumnIsLeftToTheReader() {
        assertThat(ddl(Inner.class, "first")).isEqualTo("first STRING");
    }

    @Test
    void aValueIsThatOfTheOnlyColumnOrOfTheNamedOne() {
        assertThat(ddl(Long.class, "n")).isEqualTo("n BIGINT");
        assertThat(ddl(Long.class, "n", "m")).isEqualTo("n STRING,m STRING");
        assertThat(RowReaders.textSchema(Double.class, List.of("n", "m"), Optional.of("M"))
                        .toDDL())
                .isEqualTo("n STRING,m DOUBLE");
        assertThat(ddl(Row.class, "n")).isEqualTo("n STRING");
        assertThat(ddl(Object.class, "n")).isEqualTo("n STRING");
    }

    @Test
    void whatTextCannotBeIsRefused() {
        assertThatThrownBy(() -> ddl(Dated.class, "day"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "component 'day' of io.sparkpool.row.TextSchemaTest$Dated is a java.util.Date, which a column cannot be read as; let it be a number,");
        assertThatThrownBy(() -> ddl(Open.class, "row"))
                .hasMessage(
                        "component 'row' of io.sparkpool.row.TextSchemaTest$Open is a Row, whose columns it does not name; let it be a record, or declare the columns of the input");
        assertThatThrownBy(() -> ddl(Tree.class, "name", "children"))
                .hasMessage(
                        "io.sparkpool.row.TextSchemaTest$Tree contains itself, so that its columns cannot be listed; declare the columns of the input");
        assertThatThrownBy(() -> ddl(Inner.class, "first", "first"))
                .hasMessage("the input has two columns with the name 'first'; rename one of them");
    }

    private static String ddl(Type wanted, String... columns) {
        return RowReaders.textSchema(wanted, List.of(columns)).toDDL();
    }
}

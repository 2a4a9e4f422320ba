package io.sparkpool.source.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.catalyst.csv.CSVInferSchema;
import org.apache.spark.sql.catalyst.csv.CSVOptions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.jdk.javaapi.CollectionConverters;

class PlainTextTest {
    private static final List<DataType> TYPES =
            List.of(DataTypes.IntegerType, DataTypes.LongType, DataTypes.DoubleType, DataTypes.StringType);

    @ParameterizedTest
    @CsvSource({
        "int, 0",
        "int, -999999999",
        "bigint, 1234567890",
        "bigint, -999999999999999999",
        "double, 1",
        "double, -0.5",
        "double, 3.25",
        "string, abc"
    })
    void theUsualWayIsRecognized(String type, String text) {
        assertThat(PlainText.isOf(DataType.fromDDL(type), text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "int, 1234567890",
        "int, 1.5",
        "int, +1",
        "int, -",
        "int, '1 '",
        "int, \u0663",
        "double, 1.",
        "double, .5",
        "double, 1.2.3",
        "double, 1e5",
        "double, NaN",
        "timestamp, 2020",
        "boolean, true"
    })
    void anythingElseIsLeftToSpark(String type, String text) {
        assertThat(PlainText.isOf(DataType.fromDDL(type), text)).isFalse();
    }

    @Test
    void sparkAgrees() {
        CSVInferSchema spark = new CSVInferSchema(new CSVOptions(
                scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(Map.of())), false, "UTC"));
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(12); text.length() < length; ) {
                text.append("0123456789.-e ".charAt(random.nextInt(14)));
            }
            for (DataType type : TYPES) {
                if (PlainText.isOf(type, text.toString())) {
                    assertThat(spark.inferField(type, text.toString()))
                            .as("'%s' as %s", text, type)
                            .isEqualTo(type);
                }
            }
        }
    }
}

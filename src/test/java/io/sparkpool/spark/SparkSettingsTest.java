package io.sparkpool.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkSettingsTest {
    private static final String KILL_BY_PAGE = "spark.ui.killEnabled";

    @ParameterizedTest
    @ValueSource(strings = {"local[2]", "spark://host:7077"})
    void aReaderOfTheWebPageCannotKillTheJobUnlessTheUserSaysSo(String master) {
        SparkConf settings = new SparkConf(false).setMaster(master);
        assertThat(SparkSettings.complete(settings).get(KILL_BY_PAGE)).isEqualTo("false");
        assertThat(SparkSettings.complete(settings.set(KILL_BY_PAGE, "true")).get(KILL_BY_PAGE))
                .isEqualTo("true");
    }
}

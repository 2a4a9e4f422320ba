package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Setting FROM_FILE = new Setting("spark.b", "1", "conf/job.properties");
    private static final Setting FROM_SUBMIT = new Setting("spark.b", "2", "spark-submit");
    private static final Setting FROM_LINE = new Setting("spark.b", "3", "-D");
    private static final Setting OTHER = new Setting("spark.a", "x", "-D");

    @Test
    void theLaterOfTwoCounts() {
        assertThat(Settings.of(List.of(FROM_FILE, FROM_SUBMIT, OTHER, FROM_LINE))
                        .find("spark.b"))
                .contains(FROM_LINE);
        assertThat(Settings.of(List.of(FROM_LINE, FROM_SUBMIT, FROM_FILE)).find("spark.b"))
                .contains(FROM_FILE);
    }

    @Test
    void allComeOnceInTheOrderOfTheirKeys() {
        assertThat(Settings.of(List.of(FROM_FILE, OTHER, FROM_LINE)).all()).containsExactly(OTHER, FROM_LINE);
    }

    @Test
    void whatNobodySetIsNotFound() {
        assertThat(Settings.of(List.of(OTHER)).find("spark.b")).isEmpty();
    }

    @Test
    void laterChangesOfTheListDoNotCount() {
        List<Setting> list = new ArrayList<>(List.of(OTHER));
        Settings settings = Settings.of(list);
        list.add(FROM_LINE);
        assertThat(settings.all()).containsExactly(OTHER);
    }

    @Test
    void blanksAroundAValueDoNotCount() {
        assertThat(new Setting("spark.a", " \t two words \n", "-D").value()).isEqualTo("two words");
    }

    @Test
    void keyAndOriginMustBeThere() {
        assertThatThrownBy(() -> new Setting(null, "1", "-D"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("key is null");
        assertThatThrownBy(() -> new Setting("spark.a", "1", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("origin is null");
    }
}

package io.sparkpool.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.Setting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputPathTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''      | it is empty; name a file or a table",
                "-       | leave it out for standard output, or write ./- for a file of that name",
                "a:b.csv | Hadoop takes what precedes a colon for the name of a file system; name a path without one"
            })
    void whatIsNoPathIsRefused(String path, String why) {
        assertThat(OutputPath.malformed(setting(path))).contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "./-", "/tmp/a b", "file:/tmp/a", "hdfs://host/a", "a/b:c/d"})
    void anythingElseIsAPath(String path) {
        assertThat(OutputPath.malformed(setting(path))).isEmpty();
    }

    private static Setting setting(String path) {
        return new Setting("spark.pool.output.path", path, "--output");
    }
}

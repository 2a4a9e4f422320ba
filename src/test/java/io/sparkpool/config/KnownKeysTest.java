package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownKeysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spark.pool.chunksize      | no such key; did you mean 'spark.pool.chunkSize'?
            spark.pool.fucntion       | no such key; did you mean 'spark.pool.function'?
            spark.pool.clusterTimeuot | no such key; did you mean 'spark.pool.clusterTimeout'?
            spark.pool.input.strat    | no such key; did you mean 'spark.pool.input.start'?
            spark.pool.submision      | no such key; did you mean 'spark.pool.function'?
            spark.pool.input.gird.seed | no such key; did you mean 'spark.pool.input.grid.seed'?
            spark.pool.input.optoin.a.b | no such key; did you mean 'spark.pool.input.option.a.b'?
            spark.pool.input.grid.    | no such key; did you mean 'spark.pool.input.grid.NAME'?
            spark.pool.input.grids    | no such key; did you mean 'spark.pool.input.grid.NAME'?
            spark.pool.input.options  | no such key; did you mean 'spark.pool.input.option.NAME'?
            spark.pool.               | no such key; did you mean 'spark.pool.ui'?
            spark.Pool.function       | Spark has no such key; did you mean 'spark.pool.function'?
            spark.pol.function        | Spark has no such key; did you mean 'spark.pool.function'?
            park.pool.input.end       | Spark has no such key; did you mean 'spark.pool.input.end'?
            pool.function             | Spark reads only keys that start with 'spark.'; fix the key or remove it
            Spark.app.name            | Spark reads only keys that start with 'spark.'; fix the key or remove it
            """)
    void keysThatNobodyReadsAreProblems(String key, String why) {
        assertThat(problems(key, "conf/job.properties"))
                .containsExactly("cannot use '" + key + "' = '1' (conf/job.properties): " + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spark.pool.input",
                "spark.pool.input.start",
                "spark.pool.input.end",
                "spark.pool.input.step",
                "spark.pool.input.path",
                "spark.pool.input.grid.seed",
                "spark.pool.input.option.sep",
                "spark.pool.input.option.my.own",
                "spark.pool.input.column",
                "spark.pool.input.schema",
                "spark.pool.function",
                "spark.pool.chunkSize",
                "spark.pool.output",
                "spark.pool.output.label",
                "spark.pool.onError",
                "spark.pool.onError.path",
                "spark.pool.maxErrors",
                "spark.pool.retries",
                "spark.pool.inputTimeout",
                "spark.pool.clusterTimeout",
                "spark.pool.submission",
                "spark.app.name",
                "spark.poolside.key"
            })
    void keysThatTheJobOrALibraryMayReadAreNoProblems(String key) {
        assertThat(problems(key, "-D")).isEmpty();
    }

    private static List<String> problems(String key, String origin) {
        Problems problems = new Problems();
        KnownKeys.check(Settings.of(List.of(new Setting(key, "1", origin))), AllKeys.KEYS, problems);
        return ProblemMessages.of(problems);
    }
}

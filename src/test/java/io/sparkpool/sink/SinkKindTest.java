package io.sparkpool.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkKindTest {
    @ParameterizedTest
    @CsvSource({
        "a.csv, csv",
        "a.CSV/, csv",
        "hdfs://host/a b.tsv, tsv",
        "a.json, json",
        "a.jsonl, json",
        "a.ndjson.gz, json",
        "a.csv.bz2, csv",
        "a.parquet, parquet",
        "a.orc, orc",
        "a.avro, avro",
        "a.txt, lines",
        "a, lines",
        "csv, lines",
        "a.csv.txt, lines",
        "a.csv.zst, lines",
        "a.parquet.gz, lines"
    })
    void theEndingImpliesTheKind(String path, String kind) {
        Settings layer = Settings.of(List.of(new Setting("spark.pool.output.path", path, "--output")));
        assertThat(SinkKind.impliedBy(layer)).contains(Setting.implied("spark.pool.output", kind, "--output"));
    }

    @Test
    void aKindThatIsNamedIsNotImplied() {
        Settings layer = Settings.of(List.of(
                new Setting("spark.pool.output.path", "a.csv", "--output"),
                new Setting("spark.pool.output", "json", "--output-format")));
        assertThat(SinkKind.impliedBy(layer)).isEmpty();
    }

    @Test
    void everyKeyOfOutputsIsIgnoredIfNothingIsWritten() {
        List<Setting> all = new ArrayList<>(SinkKind.keys().stream()
                .map(key -> new Setting(key.key(), "x", "-D"))
                .toList());
        all.add(new Setting("spark.pool.output.option.sep", ";", "-D"));
        all.add(new Setting("spark.pool.output", "none", "--output-format"));
        Problems problems = new Problems();
        JobContext context =
                new JobContext(Settings.of(all), Configuration::new, (path, hadoop, found) -> true, problems);
        SinkKind kind = SinkKind.of(context.settings());
        kind.refuseOtherKeys(context);
        assertThat(kind).isEqualTo(SinkKind.NONE);
        assertThat(problems.isEmpty()).isTrue();
    }
}

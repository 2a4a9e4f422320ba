package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

class RedactionTest {
    private static final String MASK = "*********(redacted)";

    @ParameterizedTest
    @CsvSource({
        "spark.hadoop.fs.s3a.secret.key, abc, true",
        "spark.ssl.keyPassword, abc, true",
        "spark.my.PASSWORD, abc, true",
        "spark.my.token, abc, true",
        "spark.my.access.key, abc, true",
        "spark.my.accessKey, abc, true",
        "spark.my.accesskey, abc, true",
        "spark.my.access-key, abc, false",
        "spark.my.access.okey, abc, false",
        "spark.pool.input.path, jdbc:x?password=abc, true",
        "spark.my.path, /data/tokens.txt, true",
        "spark.pool.function, square, false",
        "spark.my.pass, word, false",
        "spark.redaction.string.regex, abc, false"
    })
    void secretsAreWhatSparkTakesForSecrets(String key, String value, boolean secret) {
        String shown = Redaction.STANDARD.shown(new Setting(key, value, "-D"));
        assertThat(shown).isEqualTo(secret ? MASK : value).isEqualTo(shownBySpark(new SparkConf(false), key, value));
    }

    @ParameterizedTest
    @CsvSource({
        "spark.pool.input.path, /data/tokens.txt, false",
        "spark.pool.input.path, /data/password=/x=1, true",
        "spark.pool.input.path, 'jdbc:x?user=me&password=abc', true",
        "spark.pool.input.path, jdbc:x;Token=abc, true",
        "spark.pool.function, my.Tokenize, false",
        "spark.pool.onError.path, /secret/bad.jsonl, false",
        "spark.pool.input.option.password, abc, true",
        "spark.poolside, my.Tokenize, true"
    })
    void theJobsOwnKeysAreMaskedByKeyAndByNamesInTheValue(String key, String value, boolean secret) {
        assertThat(Redaction.STANDARD.shown(new Setting(key, value, "-D"))).isEqualTo(secret ? MASK : value);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:x://u:hunter5@h/db, jdbc:x://u:" + MASK + "@h/db",
        "jdbc:x://u:8020@h/db, jdbc:x://u:" + MASK + "@h/db",
        "jdbc:x://u:hun@ter5@h/a@b, jdbc:x://u:" + MASK + "@h/a@b",
        "s3a://KEY:SE/CR+ET@bucket/x, s3a://KEY:" + MASK + "@bucket/x",
        "s3a://a:b@c/*.txt s3a://d:e@f, s3a://a:" + MASK + "@c/*.txt s3a://d:" + MASK + "@f",
        "s3a://bucket/a:b@c, s3a://bucket/a:b@c",
        "hdfs://me@nn:8020/data, hdfs://me@nn:8020/data",
        "hdfs://nn:8020/data/me@home, hdfs://nn:8020/data/me@home"
    })
    void thePasswordInAUrlIsMasked(String value, String shown) {
        assertThat(Redaction.STANDARD.shown(new Setting("spark.pool.input.path", value, "-D")))
                .isEqualTo(shown);
        assertThat(Redaction.STANDARD.shown(new Setting("spark.my.url", value, "-D")))
                .isEqualTo(shown);
        assertThat(Redaction.STANDARD.shownWord(value)).isEqualTo(shown);
        assertThat(Redaction.STANDARD.shownText("no '" + value + "'")).isEqualTo("no '" + shown + "'");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            echo --password=hunter8 {},        echo --password=M {}
            echo --password='hunter 8' {},     echo --password=M {}
            'echo -Dmy.token="a b"&x=1',       'echo -Dmy.token=M&x=1'
            three tokens = 3 and x=1,          three tokens = 3 and x=1
            """)
    void valuesThatAreNamedLikeASecretAreMaskedInTexts(String text, String shown) {
        assertThat(Redaction.STANDARD.shownText(text)).isEqualTo(shown.replace("M", MASK));
    }

    @ParameterizedTest
    @CsvSource({
        "spark.pool.function=my.Tokenize, " + MASK,
        "spark.my.secret=a=b, spark.my.secret=" + MASK,
        "password, " + MASK,
        "spark.ui.enabled=true, spark.ui.enabled=true",
        "=, =",
        "plain, plain"
    })
    void aWordIsShownWithoutTheSecretInIt(String word, String shown) {
        assertThat(Redaction.STANDARD.shownWord(word)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "spark.my.pin, 1234, true",
        "spark.my.PIN, 1234, false",
        "spark.my.key, spinning, true",
        "spark.my.password, 1234, false"
    })
    void aPatternOfTheUsersTakesThePlaceOfSparks(String key, String value, boolean secret) {
        Problems problems = new Problems();
        Setting pattern = new Setting("spark.redaction.regex", "pin", "-D");
        String shown = Redaction.of(Settings.of(List.of(pattern)), problems).shown(new Setting(key, value, "-D"));
        assertThat(ProblemMessages.of(problems)).isEmpty();
        assertThat(shown)
                .isEqualTo(secret ? MASK : value)
                .isEqualTo(shownBySpark(new SparkConf(false).set("spark.redaction.regex", "pin"), key, value));
    }

    @Test
    void aBrokenPatternIsAProblemAndSparksTakesItsPlace() {
        Problems problems = new Problems();
        Setting broken = new Setting("spark.redaction.regex", "pin[", "conf/job.properties");
        Redaction redaction = Redaction.of(Settings.of(List.of(broken)), problems);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot read 'spark.redaction.regex' = 'pin[' (conf/job.properties):"
                        + " not a regular expression: Unclosed character class; write one that Java reads");
        assertThat(redaction.shown(new Setting("spark.my.pin", "1234", "-D"))).isEqualTo("1234");
        assertThat(redaction.shown(new Setting("spark.my.password", "1234", "-D")))
                .isEqualTo(MASK);
    }

    @Test
    void theJobsPatternMasksItsMessages() {
        Problems problems = new Problems();
        List<Setting> given = new ArrayList<>();
        given.add(new Setting("spark.redaction.regex", "(?i)chunk", "-D"));
        given.add(new Setting("spark.pool.chunkSize", "many", "-D"));
        JobConfig.check(given, AllKeys.KEYS, problems);
        assertThat(ProblemMessages.of(problems))
                .containsExactly("cannot read 'spark.pool.chunkSize' = '*********(redacted)' (-D):"
                        + " not a whole number from 1 to 2147483647; set one");
    }

    private static String shownBySpark(SparkConf conf, String key, String value) {
        List<Tuple2<String, String>> settings = List.of(new Tuple2<>(key, value));
        return Utils.redact(conf, CollectionConverters.asScala(settings).toSeq())
                .head()
                ._2();
    }
}

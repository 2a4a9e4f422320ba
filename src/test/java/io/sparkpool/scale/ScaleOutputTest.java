package io.sparkpool.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class ScaleOutputTest {
    private static final Scaling SMALL = Measured.scaling("1:100,104,101 2:52,51,54 4:50,53,51", 2, 64);
    private static final Scaling LARGE = Measured.scaling("1:64 2:33 4:17.5 8:9.5 16:6.1 32:5.2 64:6.4", 8, 300);

    @Test
    void theTableShowsEachNumberOfCores() {
        assertThat(ScaleTable.text(SMALL)).isEqualTo("""
                square, range: 3 rounds of 640 inputs, all with the same outputs (CRC-32C 91630490)

                       | MAP                                                          | WHOLE RUN
                 CORES |    TIME  SHORTEST   LONGEST  SPEED-UP  EFF.  SERIAL  REPLAY |    TIME  SPEED-UP  EFF.
                     1 |   101 s     100 s     104 s      1.00  100%       -    1.00 |   102 s      1.00  100%
                     2 |  52.0 s    51.0 s    54.0 s      1.94   97%   0.030    2.00 |  53.0 s      1.92   96%
                     4*|  51.0 s    50.0 s    53.0 s      1.98   50%   0.340    4.00 |  52.0 s      1.96   49%
                * more than this machine has, which is 2

                Up to 2 cores the map gets faster, to 1.94 times as fast as with one (efficiency 97 %), and hardly beyond: 1.98 times with 4 cores, as this machine has 2 cores.
                """);
    }

    @Test
    void aJobWithoutInputsHasFiguresToo() throws IOException {
        Scaling empty = Measured.scaling("1:0 2:0 4:0", 8, 0);
        JsonNode last = new ObjectMapper()
                .readTree(ScaleJson.text(empty))
                .path("map")
                .path("points")
                .get(2);
        assertThat(last.path("speedUp").asDouble()).isEqualTo(1);
        assertThat(last.path("predictedSpeedUp").isNull()).isTrue();
        assertThat(ScalePage.html(empty)).contains("as there are no inputs").doesNotContain("NaN");
    }

    @Test
    void jsonHasEverything() throws IOException {
        JsonNode json = new ObjectMapper().readTree(ScaleJson.text(LARGE));
        assertThat(json.path("schema").asText()).isEqualTo("spark-pool/scale/1");
        assertThat(json.path("conclusion").asText()).isEqualTo(Conclusion.of(LARGE));
        assertThat(json.path("map").path("points")).hasSize(7);
        JsonNode eight = json.path("map").path("points").get(3);
        assertThat(eight.path("cores").asInt()).isEqualTo(8);
        assertThat(eight.path("speedUp").asDouble()).isEqualTo(6.736842);
        assertThat(eight.path("secondsMin").asDouble()).isEqualTo(9.5);
        assertThat(eight.path("serialFraction").asDouble()).isEqualTo(0.026786);
        assertThat(eight.path("predictedSpeedUp").asDouble()).isEqualTo(7.894737);
        assertThat(json.path("map").path("points").get(0).path("serialFraction").isNull())
                .isTrue();
        assertThat(json.path("map").path("law").path("peak").asDouble()).isBetween(30.0, 45.0);
        assertThat(json.path("run").path("points").get(0).path("seconds").asDouble())
                .isEqualTo(65);
        assertThat(new ObjectMapper()
                        .readTree(ScaleJson.text(SMALL))
                        .path("map")
                        .path("law")
                        .isNull())
                .isTrue();
    }

    @Test
    void thePageIsWellFormedAndHasTheFigures() throws Exception {
        for (Scaling scaling : new Scaling[] {SMALL, LARGE}) {
            String page = ScalePage.html(scaling);
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));
            assertThat(page).contains(Conclusion.of(scaling).replace("'", "&#39;"));
        }
        assertThat(ScalePage.html(SMALL))
                .contains("<bdi>local</bdi>")
                .contains("more than the 2 cores of this machine")
                .doesNotContain("Scalability");
        assertThat(ScalePage.html(LARGE))
                .contains(">ideal</text>")
                .contains("Universal Scalability Law")
                .contains("contention σ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1:10 2:5",
                "1:10 2:20",
                "1:0.001 2:0.001",
                "32:10 64:5",
                "1:10 1024:1",
                "1:10 2:4 3:3 4:2 5:1.9 6:1.8"
            })
    void anyFiguresMakeATableAndAPage(String times) {
        Scaling scaling = Measured.scaling(times);
        assertThat(ScaleTable.text(scaling).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
        assertThat(ScalePage.html(scaling)).doesNotContain("NaN", "Infinity");
    }
}

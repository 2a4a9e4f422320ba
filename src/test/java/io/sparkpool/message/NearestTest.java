package io.sparkpool.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("cube", "identity", "negate", "square");

    @ParameterizedTest
    @CsvSource({
        "sqare, square",
        "squaree, square",
        "sqaure, square",
        "Square, square",
        "square, square",
        "tube, cube",
        "negative, negate",
        "id, cube"
    })
    void theNearestWordDiffersInTheFewestLetters(String typed, String nearest) {
        assertThat(Nearest.to(typed, KNOWN)).contains(nearest);
    }

    @Test
    void theFirstOfSeveralIsTaken() {
        assertThat(Nearest.to("bat", List.of("cat", "hat"))).contains("cat");
        assertThat(Nearest.to("bat", List.of("hat", "cat"))).contains("hat");
    }

    @Test
    void nothingIsNearWhereNothingIsKnown() {
        assertThat(Nearest.to("square", List.of())).isEmpty();
        assertThat(Nearest.closeTo("square", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sqare, square", "sqaure, square", "squ-are, square", "quar, square", "negate, negate"})
    void aSlipIsUpToTwoLetters(String typed, String meant) {
        assertThat(Nearest.closeTo(typed, KNOWN)).contains(meant);
    }

    @Test
    void aDifferenceInUpperAndLowerCaseOnlyIsASlip() {
        assertThat(Nearest.closeTo("my.halveall", List.of("my.Halvealk", "my.HalveAll")))
                .contains("my.HalveAll");
        assertThat(Nearest.closeTo("SQUARE", KNOWN)).contains("square");
    }

    @ParameterizedTest
    @CsvSource({"qua", "squaring", "io.example.Square"})
    void moreThanTwoLettersAreNoSlip(String typed) {
        assertThat(Nearest.closeTo(typed, KNOWN)).isEmpty();
    }
}

package io.sparkpool.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleArgumentsTest {
    private final Problems problems = new Problems();

    private Optional<ScaleArguments> parse(String line) {
        return ScaleArguments.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")), problems);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --cores 1,2,4                                | 3 |
            --cores=4,2,1,2 --rounds=1                   | 1 |
            -n 1,2,4 -f my.Slow                          | 3 | -f my.Slow
            -n1,2,4 --range 10                           | 3 | --range 10
            --range 10 --cores 1,2,4 -q                  | 3 | --range 10 -q
            -f=x -D a=b -n=1,2,4 -o out.txt --rounds 100 | 100 | -f=x -D a=b -o out.txt
            --cores 1,2,4 -- --master yarn --cores x     | 3 | -- --master yarn --cores x
            """)
    void whatIsNotItsOwnIsForTheJob(String line, int rounds, String job) {
        ScaleArguments arguments = parse(line).orElseThrow();
        assertThat(arguments.cores()).isEqualTo(new TreeSet<>(List.of(1, 2, 4)));
        assertThat(arguments.rounds()).isEqualTo(rounds);
        assertThat(String.join(" ", arguments.jobWords())).isEqualTo(job == null ? "" : job);
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --range 5            | scale: the numbers of cores are missing; give --cores LIST, as in ./submit.sh scale --cores 1,2,4
            --cores              | option '--cores' needs a value; give LIST
            --cores 2            | cannot use '2' (--cores): there is nothing to compare; give at least two numbers, such as 1,2,4
            --cores 2,2          | cannot use '2,2' (--cores): there is nothing to compare; give at least two numbers, such as 1,2,4
            --cores 1,*          | cannot use '*' (--cores): not a whole number from 1 to 1024; set one
            --cores 0,1          | cannot use '0' (--cores): not a whole number from 1 to 1024; set one
            --cores 1,           | cannot use '' (--cores): not a whole number from 1 to 1024; set one
            --cores 1,2 --rounds 0 | cannot use '0' (--rounds): not a whole number from 1 to 100; set one
            """)
    void mistakesAreExplained(String line, String message) {
        assertThat(parse(line)).isEmpty();
        assertThat(ProblemMessages.of(problems)).containsExactly(message);
    }

    @Test
    void theHelpFitsAScreen() {
        assertThat(ScaleArguments.help().lines())
                .hasSizeGreaterThan(8)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
}

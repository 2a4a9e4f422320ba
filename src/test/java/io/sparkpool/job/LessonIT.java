package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import io.sparkpool.pool.task.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LessonIT {
    @Test
    void theFirstCommandPrintsTheLessonsLineAndNothingElse() throws IOException, InterruptedException {
        Submission.Result result = submit().run();
        assertThat(result.err())
                .matches("spark-pool: square mapped over 100 inputs in 15 chunks, 4 tasks at a time, with 100 outputs"
                        + " \\(CRC-32C " + Digest.of(Submission.LESSON.getBytes(StandardCharsets.UTF_8))
                        + "\\): [0-9]+\\.[0-9]{2} s \\(Spark started in [0-9]+\\.[0-9]{2} s\\)\n");
        assertThat(result.out()).isEqualTo(Submission.LESSON);
        assertThat(result.exitCode()).isZero();
    }

    @Thorough
    @ParameterizedTest
    @MethodSource("coresChunkSizesAndInputs")
    void theBytesAreTheSameHoweverTheWorkIsShared(List<String> arguments) throws IOException, InterruptedException {
        Submission.Result result = submit(arguments.toArray(String[]::new)).run();
        assertThat(result).isEqualTo(new Submission.Result(0, Submission.LESSON, ""));
    }

    static Stream<Arguments> coresChunkSizesAndInputs() {
        List<List<String>> inputs = List.of(List.of("--range", "0:100"), List.of("-i", "data/numbers.txt"));
        List<List<String>> sizes = List.of(List.of(), List.of("--chunk-size", "1"), List.of("--chunk-size", "7"));
        return inputs.stream()
                .flatMap(input -> sizes.stream()
                        .flatMap(size -> Stream.of("1", "2", "4")
                                .map(cores -> Stream.of(List.of("-q", "-n", cores), size, input)
                                        .flatMap(List::stream)
                                        .toList())))
                .map(Arguments::of);
    }
}

package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A map gives what a loop gives, whichever inputs are slow, fail or share a chunk; a random seed decides which. */
@ExtendWith(SharedPool.class)
@Timeout(300)
class RandomSchedulesTest {
    private static final int SCHEDULES = 100;

    static IntStream seeds() {
        return IntStream.range(0, SCHEDULES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aScheduleShowsNeitherInOutputsNorInFailures(int seed, Pool pool) {
        Random random = new Random(seed);
        List<Long> inputs = random.longs(random.nextInt(400)).boxed().toList();
        Schedule schedule = new Schedule(seed, random.nextInt(30), 1 + random.nextInt(12));
        Loop expected = Loop.over(inputs, schedule);
        int chunkSize = 1 + random.nextInt(60);

        List<FailedInput> failed = new ArrayList<>();
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add));
        assertThat(outputs(lenient, schedule, inputs, chunkSize, random.nextInt(4)))
                .isEqualTo(expected.outputs());
        assertThat(failed).isEqualTo(expected.failed());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theFirstFailureIsThatOfALoop(int seed, Pool pool) {
        Random random = new Random(~seed);
        List<Long> inputs = random.longs(1 + random.nextInt(400)).boxed().toList();
        Schedule schedule = new Schedule(seed, random.nextInt(4), 1 + random.nextInt(12));
        Loop expected = Loop.over(inputs, schedule);
        int maxErrors = random.nextInt(3);
        Pool strict = pool.withErrorPolicy(ErrorPolicy.quarantine(failed -> {}, maxErrors));
        int chunkSize = 1 + random.nextInt(60);
        int call = random.nextInt(4);

        if (expected.failed().size() <= maxErrors) {
            assertThat(outputs(strict, schedule, inputs, chunkSize, call)).isEqualTo(expected.outputs());
        } else {
            FailedInput first = expected.failed().get(maxErrors);
            assertThatThrownBy(() -> outputs(strict, schedule, inputs, chunkSize, call))
                    .isInstanceOfSatisfying(PoolException.class, e -> {
                        assertThat(e.index()).hasValue(first.index());
                        assertThat(e.input()).hasValue(first.input());
                        assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
                    });
        }
    }

    private static List<String> outputs(Pool pool, Schedule schedule, List<Long> inputs, int chunkSize, int call) {
        return switch (call) {
            case 0 -> pool.map(schedule, inputs);
            case 1 -> pool.map(schedule, inputs, chunkSize);
            case 2 -> list(pool.withChunkSize(chunkSize).imap(schedule, Inputs.of(inputs.iterator())));
            default -> {
                List<String> unordered = list(pool.withChunkSize(chunkSize).imapUnordered(schedule, inputs));
                unordered.sort(Comparator.comparing(output -> inputs.indexOf(Long.valueOf(output.substring(1)))));
                yield unordered;
            }
        };
    }

    private static List<String> list(Outputs<String> outputs) {
        List<String> list = new ArrayList<>();
        try (outputs) {
            outputs.forEachRemaining(list::add);
        }
        return list;
    }

    /** The outputs and the failures of a loop in this thread. */
    private record Loop(List<String> outputs, List<FailedInput> failed) {
        static Loop over(List<Long> inputs, Schedule schedule) {
            Loop loop = new Loop(new ArrayList<>(), new ArrayList<>());
            for (int index = 0; index < inputs.size(); index++) {
                Long input = inputs.get(index);
                if (schedule.fails(input)) {
                    loop.failed.add(new FailedInput(index, input, "IllegalStateException: no " + input));
                } else {
                    loop.outputs.add("<" + input);
                }
            }
            return loop;
        }
    }

    /**
     * A function that is slow for some inputs and fails for some.
     *
     * @param failPercent how many inputs of a hundred fail
     * @param slowOneIn one input in so many sleeps, up to 8 ms
     */
    private record Schedule(int seed, int failPercent, int slowOneIn) implements Function<Long, String>, Serializable {
        boolean fails(Long input) {
            return new Random(seed ^ input).nextInt(100) < failPercent;
        }

        @Override
        public String call(Long input) throws InterruptedException {
            Random random = new Random(seed ^ ~input);
            if (random.nextInt(slowOneIn) == 0) {
                Thread.sleep(random.nextInt(8));
            }
            if (fails(input)) {
                throw new IllegalStateException("no " + input);
            }
            return "<" + input;
        }
    }
}

package io.sparkpool.testing;

import io.sparkpool.message.MessageText;
import io.sparkpool.pool.FailedInput;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.opentest4j.AssertionFailedError;

/**
 * What came of a map in a test. Its assertions say what was expected, what came instead, and where:
 *
 * <pre>{@code
 * pool.map(new Price(), order, negative, other)
 *         .failsAt(1, "quantity is negative")
 *         .hasOutputs(priced, otherPriced);
 * }</pre>
 *
 * @param <O> the type of the outputs
 */
public final class Outcome<O> {
    private final String function;
    private final boolean isFlat;
    private final long inputCount;
    private final List<O> outputs;
    private final List<FailedInput> failures;

    /** The indices of failures that the test expects. */
    private final Set<Long> expectedFailures = new HashSet<>();

    Outcome(String function, boolean isFlat, long inputCount, List<O> outputs, List<FailedInput> failures) {
        this.function = function;
        this.isFlat = isFlat;
        this.inputCount = inputCount;
        this.outputs = outputs;
        this.failures = failures;
    }

    /**
     * Asserts that these are all outputs, in this order, and that no input failed, except where {@link #failsAt} was
     * called before. Arrays and lists are compared by their elements.
     */
    @SafeVarargs
    public final Outcome<O> hasOutputs(O... expected) {
        return hasOutputs(Arrays.asList(expected));
    }

    /** {@link #hasOutputs(Object[])} of a list. */
    public Outcome<O> hasOutputs(List<? extends O> expected) {
        List<O> actual = outputs();
        int different = Equality.firstDifference(expected, actual);
        if (different >= 0) {
            throw new AssertionFailedError(
                    "function '%s' has %s; expected %s"
                            .formatted(function, came(different), expected(different, expected)),
                    expected,
                    actual);
        }
        return this;
    }

    private String came(int position) {
        return position < outputs.size()
                ? "%s %s%s".formatted(position(position), MessageText.of(outputs.get(position)), ofInput(position))
                : "%s only".formatted(count(outputs.size(), "output"));
    }

    private String expected(int position, List<?> expected) {
        if (position >= expected.size()) {
            return count(expected.size(), "output") + " only";
        }
        Object wanted = expected.get(position);
        String shown = MessageText.of(wanted);
        return position < outputs.size()
                ? shown + explanation(wanted, outputs.get(position))
                : "%d, %s is %s".formatted(expected.size(), position(position), shown);
    }

    /** Says why two values are different that look the same. */
    private static String explanation(Object wanted, Object output) {
        if (wanted == null || output == null || !MessageText.text(wanted).equals(MessageText.text(output))) {
            return "";
        }
        if (wanted.getClass() != output.getClass()) {
            return ", which is of class %s and not of %s"
                    .formatted(wanted.getClass().getName(), output.getClass().getName());
        }
        return Equality.isByIdentity(wanted)
                ? ", which looks the same, but class %s has no method equals"
                        .formatted(wanted.getClass().getName())
                : "";
    }

    /** Names the input of an output, if all inputs have one each. */
    private String ofInput(int position) {
        return isFlat || failures.isEmpty() ? "" : " of input " + indexOf(position);
    }

    /** Returns the index of the input of an output. */
    private long indexOf(int position) {
        long index = position;
        for (FailedInput failed : failures) { // in the order of the indices
            if (failed.index() <= index) {
                index++;
            }
        }
        return index;
    }

    /** Returns how a message names an output. */
    static String position(int position) {
        return "output " + position;
    }

    private static String count(long count, String what) {
        return count == 1 ? "1 " + what : "%d %ss".formatted(count, what);
    }

    /**
     * Asserts that the input of an index failed: that the function threw an exception, or the input could not be read.
     *
     * @param index the index of the input, from 0
     * @param error a part of the error, which consists of the simple class name of the exception, a colon and its message
     */
    public Outcome<O> failsAt(long index, String error) {
        Objects.requireNonNull(error, "error is null");
        FailedInput failed = failure(index)
                .orElseThrow(() -> new AssertionFailedError(
                        "%s; expected an error with %s".formatted(instead(index), MessageText.of(error))));
        if (!failed.error().contains(error)) {
            throw new AssertionFailedError(
                    "%s; expected an error with %s".formatted(description(failed), MessageText.of(error)),
                    error,
                    failed.error());
        }
        expectedFailures.add(index);
        return this;
    }

    private Optional<FailedInput> failure(long index) {
        return failures.stream().filter(failed -> failed.index() == index).findFirst();
    }

    private String instead(long index) {
        if (index < 0 || index >= inputCount) {
            return "function '%s' was given %s, with indices from 0, and none has index %d"
                    .formatted(function, count(inputCount, "input"), index);
        }
        return isFlat
                ? "function '%s' did not fail at index %d".formatted(function, index)
                : "function '%s' did not fail at index %d, and its output is %s"
                        .formatted(function, index, MessageText.of(outputs.get(positionOf(index))));
    }

    /** Returns the position of the output of an input that did not fail. */
    private int positionOf(long index) {
        long failedBefore =
                failures.stream().filter(failed -> failed.index() < index).count();
        return (int) (index - failedBefore);
    }

    private String description(FailedInput failed) {
        return "function '%s' failed at index %d on input %s: %s"
                .formatted(function, failed.index(), MessageText.of(failed.input()), failed.error());
    }

    /**
     * Returns all outputs, in the order of the inputs, for assertions of one's own.
     *
     * @throws AssertionFailedError if an input failed for which {@link #failsAt} was not called
     */
    public List<O> outputs() {
        failures.stream()
                .filter(failed -> !expectedFailures.contains(failed.index()))
                .findFirst()
                .ifPresent(failed -> {
                    throw new AssertionFailedError(description(failed));
                });
        return all();
    }

    /** Returns the inputs that failed, in their order, for assertions of one's own. */
    public List<FailedInput> failures() {
        return List.copyOf(failures);
    }

    /** Returns the outputs, whatever has failed. */
    List<O> all() {
        return Collections.unmodifiableList(outputs);
    }

    long inputCount() {
        return inputCount;
    }
}

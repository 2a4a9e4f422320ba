package io.sparkpool.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkpool.pool.FailedInput;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class OutcomeTest {
    private static final FailedInput AT_1 = new FailedInput(1, -3, "IllegalArgumentException: quantity is negative");

    /** A value that is equal to itself only. */
    private static final class Opaque {
        @Override
        public String toString() {
            return "opaque";
        }
    }

    @SafeVarargs
    private static <O> Outcome<O> outputs(O... outputs) {
        return new Outcome<>("Price", false, outputs.length, List.of(outputs), List.of());
    }

    /** The outcome of three inputs, of which the second one failed. */
    private static Outcome<Integer> oneFailed() {
        return new Outcome<>("Price", false, 3, List.of(10, 30), List.of(AT_1));
    }

    private static void assertFails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionFailedError.class).hasMessage(message);
    }

    @Test
    void outputsAreComparedInTheirOrder() {
        outputs(1, 2).hasOutputs(1, 2).hasOutputs(List.of(1, 2));
        assertFails(() -> outputs(1, 2, 3).hasOutputs(1, 3, 2), "function 'Price' has output 1 '2'; expected '3'");
    }

    @Test
    void anErrorShowsBothListsToAnIde() {
        AssertionFailedError error = catchThrowableOfType(
                AssertionFailedError.class, () -> outputs(1).hasOutputs(2));
        assertThat(error.getExpected().getValue()).isEqualTo(List.of(2));
        assertThat(error.getActual().getValue()).isEqualTo(List.of(1));
    }

    @Test
    void outputsAreCounted() {
        assertFails(
                () -> outputs("a").hasOutputs("a", "b", "c"),
                "function 'Price' has 1 output only; expected 3, output 1 is 'b'");
        assertFails(
                () -> outputs("a", "b").hasOutputs("a"), "function 'Price' has output 1 'b'; expected 1 output only");
    }

    @Test
    void arraysAndListsAreComparedByTheirElements() {
        outputs(new byte[] {1}, new byte[0]).hasOutputs(new byte[] {1}, new byte[0]);
        outputs(List.of(new int[] {1, 2})).hasOutputs(List.of(List.of(new int[] {1, 2})));
        outputs(new Object[][] {{"a", new long[] {1}}}).hasOutputs(new Object[][] {{"a", new long[] {1}}});
        assertThat(Equality.firstDifference(List.of(new int[] {1}), List.of(new int[] {2})))
                .isZero();
    }

    @Test
    void valuesThatOnlyLookTheSameAreExplained() {
        assertFails(
                () -> outputs((Object) 4L).hasOutputs(4),
                "function 'Price' has output 0 '4'; expected '4', which is of class java.lang.Integer and not of"
                        + " java.lang.Long");
        assertFails(
                () -> outputs(new Opaque()).hasOutputs(new Opaque()),
                "function 'Price' has output 0 'opaque'; expected 'opaque', which looks the same, but class"
                        + " io.sparkpool.testing.OutcomeTest$Opaque has no method equals");
    }

    @Test
    void aFailureThatNoTestExpectsFailsIt() {
        String message =
                "function 'Price' failed at index 1 on input '-3': IllegalArgumentException: quantity is negative";
        assertFails(() -> oneFailed().hasOutputs(10, 30), message);
        assertFails(() -> oneFailed().outputs(), message);
        oneFailed().failsAt(1, "is negative").hasOutputs(10, 30);
        assertThat(oneFailed().failures()).containsExactly(AT_1);
    }

    @Test
    void anOutputAfterAFailureNamesItsInput() {
        assertFails(
                () -> oneFailed().failsAt(1, "").hasOutputs(10, 20),
                "function 'Price' has output 1 '30' of input 2; expected '20'");
    }

    @Test
    void aFailureIsExpectedAtItsIndexWithItsError() {
        assertFails(
                () -> oneFailed().failsAt(1, "price"),
                "function 'Price' failed at index 1 on input '-3': IllegalArgumentException: quantity is negative;"
                        + " expected an error with 'price'");
        assertFails(
                () -> oneFailed().failsAt(2, "price"),
                "function 'Price' did not fail at index 2, and its output is '30'; expected an error with 'price'");
        assertFails(
                () -> oneFailed().failsAt(3, "price"),
                "function 'Price' was given 3 inputs, with indices from 0, and none has index 3; expected an error with"
                        + " 'price'");
    }

    @Test
    void aFunctionOfManyOutputsHasNoOutputForEachIndex() {
        Outcome<Integer> flat =
                new Outcome<>("Words", true, 1, IntStream.range(0, 3).boxed().toList(), List.of());
        assertFails(
                () -> flat.failsAt(0, "empty"),
                "function 'Words' did not fail at index 0; expected an error with 'empty'");
    }
}

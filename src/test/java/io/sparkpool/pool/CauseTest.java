package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CauseTest {
    @Test
    void aCauseThatCanTravelStaysItself() {
        ArithmeticException thrown = new ArithmeticException("/ by zero");
        assertThat(Cause.transferable(thrown)).isSameAs(thrown);
    }

    @Test
    void aCauseThatCannotTravelKeepsItsWordsAndItsStackTrace() {
        Throwable thrown = new Unsendable("no such thing");
        Throwable standIn = Cause.transferable(thrown);
        assertThat(standIn)
                .isExactlyInstanceOf(RuntimeException.class)
                .hasMessage("io.sparkpool.pool.CauseTest$Unsendable: no such thing");
        assertThat(standIn.getStackTrace()).isEqualTo(thrown.getStackTrace());
    }

    private static final class Unsendable extends Exception {
        @SuppressWarnings("unused") // what keeps it from travelling
        private final Thread thread = Thread.currentThread();

        Unsendable(String message) {
            super(message);
        }
    }
}

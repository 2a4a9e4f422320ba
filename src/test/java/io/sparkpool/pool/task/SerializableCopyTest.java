package io.sparkpool.pool.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectInputStream;
import org.junit.jupiter.api.Test;

class SerializableCopyTest {
    @Test
    void aCauseThatCanTravelStaysItself() {
        ArithmeticException thrown = new ArithmeticException("/ by zero");
        Throwable arrived = SerializableCopy.cause(thrown);
        assertThat(arrived).isExactlyInstanceOf(ArithmeticException.class).hasMessage("/ by zero");
        assertThat(arrived.getStackTrace()).isEqualTo(thrown.getStackTrace());
    }

    @Test
    void aCauseThatCannotTravelKeepsItsMessageAndItsStackTrace() {
        Throwable thrown = new Unsendable("no such thing");
        Throwable standIn = SerializableCopy.cause(thrown);
        assertThat(standIn)
                .isExactlyInstanceOf(RuntimeException.class)
                .hasMessage("io.sparkpool.pool.task.SerializableCopyTest$Unsendable (Unsendable: no such thing)");
        assertThat(standIn.getStackTrace()).isEqualTo(thrown.getStackTrace());
    }

    @Test
    void aCauseThatCannotBeDeserializedIsReplaced() {
        assertThat(SerializableCopy.cause(new Unreadable()))
                .hasMessage("io.sparkpool.pool.task.SerializableCopyTest$Unreadable (Unreadable)");
    }

    /** An exception that has no message and cannot be deserialized. */
    private static final class Unreadable extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        private void readObject(ObjectInputStream in) throws IOException {
            throw new IOException("no way back");
        }
    }

    private static final class Unsendable extends Exception {
        @SuppressWarnings("unused") // cannot be serialized
        private final Thread thread = Thread.currentThread();

        Unsendable(String message) {
            super(message);
        }
    }
}

package io.sparkpool.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;

class FunctionNameTest {
    @Test
    void theNameIsTheTextOfAFunctionThatHasOne() {
        assertThat(FunctionName.of(new Square())).isEqualTo("square");
        assertThat(FunctionName.of(new Times(3))).isEqualTo("Times[factor=3]");
    }

    @Test
    void otherwiseTheNameIsTheClass() {
        assertThat(FunctionName.of(new Nameless())).isEqualTo("io.sparkpool.function.FunctionNameTest$Nameless");
    }

    @Test
    void theNameOfALambdaIsTheClassItIsIn() {
        Function<Long, Long> lambda = x -> x;
        assertThat(FunctionName.of(lambda)).isEqualTo("a lambda in io.sparkpool.function.FunctionNameTest");
    }

    private record Times(int factor) implements Function<Long, Long> {
        @Override
        public Long call(Long x) {
            return factor * x;
        }
    }

    private static final class Nameless implements Function<Long, Long> {
        @Override
        public Long call(Long x) {
            return x;
        }
    }
}

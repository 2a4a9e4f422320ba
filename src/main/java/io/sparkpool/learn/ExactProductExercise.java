package io.sparkpool.learn;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Exercise 4: products that are exact, whether they fit into a long or not. */
final class ExactProductExercise implements Exercise {
    private static final long[][] FACTORS = {
        {46_341, 46_341},
        {6, 7},
        {-46_341, 46_341},
        {3_037_000_500L, 3_037_000_500L},
        {4_000_000_000L, 4_000_000_000L},
        {94_906_267, 94_906_267},
        {Long.MAX_VALUE, 1},
        {Long.MAX_VALUE, -1},
        {Long.MIN_VALUE, -1},
        {-1, Long.MIN_VALUE},
        {Long.MIN_VALUE, 1},
        {0, Long.MIN_VALUE}
    };

    @Override
    public int number() {
        return 4;
    }

    @Override
    public String name() {
        return "ExactProduct";
    }

    @Override
    public String page() {
        return "4-exact";
    }

    @Override
    public boolean usesPool() {
        return false;
    }

    @Override
    public void check(LearnerCode code) {
        LearnerMethod method = code.method(Number.class, "product", long.class, long.class);
        for (long[] factors : FACTORS) {
            check(method.call(factors[0], factors[1]), factors[0], factors[1]);
        }
    }

    private void check(Attempt attempt, long a, long b) {
        BigInteger exact = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        boolean fits = exact.bitLength() < Long.SIZE;
        Object actual = attempt.result();
        Object expected = fits ? (Object) exact.longValue() : exact;
        if (!actual.equals(expected)) {
            throw attempt.wrong(exact, why(actual, exact, a, b));
        }
    }

    private Message why(Object actual, BigInteger exact, long a, long b) {
        String type = actual.getClass().getSimpleName();
        boolean fits = exact.bitLength() < Long.SIZE;
        if (actual instanceof Double || actual instanceof Float) {
            return message("float", type);
        }
        if (new BigDecimal(actual.toString()).compareTo(new BigDecimal(exact)) == 0) {
            return message(fits ? "type.long" : "type.big", a, b, type);
        }
        if (actual.toString().equals(Integer.toString((int) (a * b)))) {
            return message("int", a, b, actual);
        }
        return actual.toString().equals(Long.toString(a * b))
                ? message("long", a, b, actual)
                : message("product", a, b);
    }
}

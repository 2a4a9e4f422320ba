package io.sparkpool.sink;

import io.sparkpool.function.Functions;
import io.sparkpool.function.Pair;
import io.sparkpool.function.Square;
import io.sparkpool.message.TextBuffer;
import io.sparkpool.row.PythonText;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;

/** The functions of {@code conformance.py}, under the same names. */
final class ConformanceFunctions {
    private ConformanceFunctions() {}

    /** Returns a function of one argument: the job's built-in one, if there is one of that name. */
    static Function<Object, Object> ofOne(String name) {
        return switch (name) {
            case "halve" -> x -> ((Number) x).doubleValue() / 2;
            case "reciprocal" -> ConformanceFunctions::reciprocal;
            case "length" -> ConformanceFunctions::length;
            case "upper" -> x -> ((String) x).toUpperCase(Locale.ROOT);
            case "text" -> ConformanceFunctions::text;
            case "pair" -> x -> Pair.of(x, new Square().call((Number) x));
            case "digits" -> ConformanceFunctions::digits;
            case "odd" -> x -> (Long) x % 2 == 1;
            case "mixed" -> ConformanceFunctions::mixed;
            case "picky" -> ConformanceFunctions::picky;
            case "nap" -> ConformanceFunctions::nap;
            default -> builtIn(name);
        };
    }

    /** Returns a function of two arguments. */
    static Function2<Object, Object, Object> ofTwo(String name) {
        return switch (name) {
            case "add" -> ConformanceFunctions::add;
            case "subtract" -> (x, y) -> combined(x, y, BigInteger::subtract, (a, b) -> a - b);
            case "multiply" -> (x, y) -> combined(x, y, BigInteger::multiply, (a, b) -> a * b);
            case "power" -> (x, y) -> smallest(whole(x).pow(Math.toIntExact((Long) y)));
            case "repeat" -> (x, y) -> ((String) x).repeat(Math.max(0, Math.toIntExact((Long) y)));
            default -> throw new IllegalArgumentException("no function of two arguments is called " + name);
        };
    }

    /** Returns a built-in function, which fails for inputs of other types, as it would in Python. */
    @SuppressWarnings("unchecked")
    private static Function<Object, Object> builtIn(String name) {
        return (Function<Object, Object>) Functions.named(name).function();
    }

    private static double reciprocal(Object x) {
        double divisor = ((Number) x).doubleValue();
        if (divisor == 0) {
            throw new ArithmeticException("division by zero");
        }
        return 1 / divisor;
    }

    private static long length(Object x) {
        if (x instanceof String string) {
            return string.codePointCount(0, string.length());
        }
        return x instanceof Pair<?, ?> ? 2 : ((List<?>) x).size();
    }

    private static String text(Object x) {
        TextBuffer out = new TextBuffer();
        PythonText.appendStr(out, x);
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }

    private static List<Long> digits(Object x) {
        return x.toString().chars().mapToObj(digit -> (long) digit - '0').toList();
    }

    /** Returns values of four types in turn. */
    private static Object mixed(Object x) {
        long number = (Long) x;
        return switch ((int) (number % 4)) {
            case 0 -> number;
            case 1 -> number / 2.0;
            case 2 -> Long.toString(number);
            default -> null;
        };
    }

    private static Object picky(Object x) {
        if (x.equals(7L)) {
            throw new IllegalArgumentException("seven");
        }
        return x;
    }

    /** Takes the longest for the first inputs. */
    private static Object nap(Object x) throws InterruptedException {
        Thread.sleep(Math.max(0, 20 - (Long) x));
        return x;
    }

    private static Object add(Object x, Object y) {
        if (x instanceof String first && y instanceof String second) {
            return first + second;
        }
        return combined(x, y, BigInteger::add, Double::sum);
    }

    private static Number combined(
            Object x, Object y, BinaryOperator<BigInteger> exact, DoubleBinaryOperator floating) {
        if (x instanceof Double || y instanceof Double) {
            return floating.applyAsDouble(((Number) x).doubleValue(), ((Number) y).doubleValue());
        }
        return smallest(exact.apply(whole(x), whole(y)));
    }

    private static BigInteger whole(Object x) {
        return x instanceof BigInteger big ? big : BigInteger.valueOf((Long) x);
    }

    private static Number smallest(BigInteger exact) {
        return exact.bitLength() < Long.SIZE ? (Number) exact.longValue() : exact;
    }
}

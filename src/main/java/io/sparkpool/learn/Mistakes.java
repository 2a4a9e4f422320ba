package io.sparkpool.learn;

import io.sparkpool.pool.PoolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Explains calls of a learner's method that did not return anything. */
final class Mistakes {
    /** Exceptions that learners meet, which the files of messages explain under their names. */
    private static final Set<String> EXPLAINED = Set.of(
            "ArithmeticException",
            "ArrayIndexOutOfBoundsException",
            "ClassCastException",
            "ConcurrentModificationException",
            "IndexOutOfBoundsException",
            "NoSuchElementException",
            "NullPointerException",
            "NumberFormatException",
            "OutOfMemoryError",
            "StackOverflowError",
            "StringIndexOutOfBoundsException",
            "UnsupportedOperationException");

    private Mistakes() {}

    /** Returns a mistake: the call threw an exception. */
    static WrongAnswer thrown(LearnerCode code, String call, Throwable thrown) {
        Throwable reason = reason(thrown);
        List<Message> messages = new ArrayList<>();
        String text = Shown.thrown(reason);
        messages.add(input(thrown)
                .map(input -> Message.of("threw.in.pool", call, input, text))
                .orElseGet(() -> Message.of("threw", call, text)));
        messages.addAll(place(code, reason.getStackTrace()));
        if (EXPLAINED.contains(reason.getClass().getSimpleName())) {
            messages.add(Message.of("thrown." + reason.getClass().getSimpleName()));
        }
        return new WrongAnswer(messages);
    }

    /**
     * Returns whether code of the learner's threw an exception: its methods are called, and so may be those of its values,
     * such as of a list that calculates its elements when they are read.
     */
    static boolean isOf(LearnerCode code, Throwable thrown) {
        return !place(code, thrown.getStackTrace()).isEmpty();
    }

    /** Returns what the function threw, if the pool says that it failed, or what the start of the class threw. */
    private static Throwable reason(Throwable thrown) {
        boolean wraps = thrown instanceof PoolException || thrown instanceof ExceptionInInitializerError;
        return wraps && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private static Optional<String> input(Throwable thrown) {
        return Optional.of(thrown)
                .filter(PoolException.class::isInstance)
                .flatMap(failure -> ((PoolException) failure).input())
                .map(Shown::of);
    }

    /** Returns a mistake: the call did not end. */
    static WrongAnswer endless(LearnerCode code, String call, Duration limit, StackTraceElement[] stack) {
        List<Message> messages = new ArrayList<>();
        messages.add(Message.of("endless", call, Math.max(1, limit.toSeconds())));
        messages.addAll(place(code, stack));
        messages.add(Message.of("endless.why"));
        return new WrongAnswer(messages);
    }

    /** Returns the line of the learner's file in a stack trace, if there is one. */
    private static List<Message> place(LearnerCode code, StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> code.file().endsWith(String.valueOf(frame.getFileName())) && frame.getLineNumber() > 0)
                .findFirst()
                .map(StackTraceElement::getLineNumber)
                .map(line -> Stream.of(Message.code(
                        "%s:%d: %s".formatted(code.file(), line, code.line(line).strip()))))
                .orElseGet(Stream::of)
                .toList();
    }
}

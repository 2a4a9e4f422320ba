package io.sparkpool.pool.task;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Which initializers have run in this process. Nobody knows there which of them are still in use, so
 * that none is ever forgotten; but all that is kept of one is a bit or two, and the latest failures. Safe for use by
 * several threads.
 */
final class InitializerRuns {
    /** Of so many failures the process keeps what was thrown. */
    static final int MAX_FAILURES = 100;

    private final Map<Integer, CountDownLatch> underWay = new HashMap<>();
    private final BitSet over = new BitSet();
    private final BitSet failed = new BitSet();
    private final Map<Integer, Failure> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Failure> eldest) {
            return size() > MAX_FAILURES;
        }
    };

    /** Whether it has run to its end, well or not. */
    synchronized boolean isOver(int number) {
        return over.get(number);
    }

    /** What to wait for, as it runs already or has run; if there is nothing, the caller has to run it. */
    synchronized Optional<CountDownLatch> start(int number) {
        return isOver(number)
                ? Optional.of(new CountDownLatch(0))
                : Optional.ofNullable(underWay.putIfAbsent(number, new CountDownLatch(1)));
    }

    synchronized void succeed(int number) {
        over.set(number);
    }

    synchronized void fail(int number, Failure failure) {
        over.set(number);
        failed.set(number);
        failures.put(number, failure);
    }

    /** Nobody runs it any longer, whether it is over or not. */
    synchronized void end(int number) {
        underWay.remove(number).countDown();
    }

    /** Why it failed, if it did. */
    synchronized Optional<Failure> failure(int number, String name) {
        return failed.get(number) ? Optional.of(failures.getOrDefault(number, olderFailure(name))) : Optional.empty();
    }

    private static Failure olderFailure(String name) {
        String error =
                "it has failed before, and so have %d others since; make another view of the pool to try it again"
                        .formatted(MAX_FAILURES);
        return new Failure.OfSetup(name, error, new IllegalStateException(error));
    }
}

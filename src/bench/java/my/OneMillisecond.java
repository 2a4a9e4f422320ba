package my;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.apache.spark.api.java.function.Function;

/** Squares a number after a millisecond of work. */
public class OneMillisecond implements Function<Long, Long> {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Override
    public Long call(Long x) {
        long end = THREADS.getCurrentThreadCpuTime() + 1_000_000;
        while (THREADS.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
        return x * x;
    }
}

package io.sparkpool.spark;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.ExecutorKilled$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * Passes on which executors come and go, and what Spark measures of tasks. Spark drops events if they come too fast, so
 * nothing may depend on them.
 */
public final class SparkEvents extends SparkListener {
    private static final String RELEASED = ExecutorKilled$.MODULE$.toString();

    private final Receiver receiver;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private SparkEvents(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Receives the events, in a thread of Spark's. */
    public interface Receiver {
        /**
         * An executor has come, or was there before.
         *
         * @param id Spark's id
         * @param host where it runs
         * @param cores its cores
         * @param atMicros when it came, in microseconds since 1970
         */
        void executorCame(String id, String host, int cores, long atMicros);

        /** An executor was lost; the reason is in Spark's words. */
        void executorWent(String id, String reason, long atMicros);

        /** Spark has given an executor back that it did not need. */
        void executorReleased(String id, String reason, long atMicros);

        /** A task has ended without a failure. */
        void taskMeasured(long cpuNanos, long deserializeMillis, long resultBytes);
    }

    /**
     * Returns the ids of the executors that the Spark of this process has; empty if it has stopped, or runs tasks itself.
     */
    public static Optional<Set<String>> executors() {
        return running()
                .filter(context -> !context.isLocal())
                .map(context -> Set.copyOf(CollectionConverters.asJava(context.getExecutorIds())));
    }

    /** Starts to pass on events of the Spark of this process, until it stops. Executors that are there come first. */
    public static void passTo(Receiver receiver) {
        running().ifPresent(context -> passTo(receiver, context));
    }

    /** Returns the context of this process, unless it has stopped; to ask Spark for one would start it again. */
    private static Optional<SparkContext> running() {
        return OptionConverters.toJava(SparkContext$.MODULE$.getActive()).filter(context -> !context.isStopped());
    }

    private static void passTo(Receiver receiver, SparkContext context) {
        SparkEvents events = new SparkEvents(receiver);
        context.addSparkListener(events);
        if (!context.isLocal()) {
            CollectionConverters.asJava(context.statusStore().executorList(true)).stream()
                    .filter(executor -> !executor.id().equals("driver"))
                    .forEach(events::add);
        }
    }

    private void add(ExecutorSummary executor) {
        String host = executor.hostPort().replaceFirst(":[0-9]+$", "");
        add(executor.id(), host, executor.totalCores(), executor.addTime().getTime());
    }

    private void add(String id, String host, int cores, long atMillis) {
        if (known.add(id)) {
            receiver.executorCame(id, host, cores, TimeUnit.MILLISECONDS.toMicros(atMillis));
        }
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        add(
                event.executorId(),
                event.executorInfo().executorHost(),
                event.executorInfo().totalCores(),
                event.time());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        long atMicros = TimeUnit.MILLISECONDS.toMicros(event.time());
        if (event.reason().equals(RELEASED)) {
            receiver.executorReleased(event.executorId(), event.reason(), atMicros);
        } else {
            receiver.executorWent(event.executorId(), event.reason(), atMicros);
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        TaskMetrics measured = event.taskMetrics();
        if (event.taskInfo().successful() && measured != null) {
            receiver.taskMeasured(
                    measured.executorCpuTime(), measured.executorDeserializeTime(), measured.resultSize());
        }
    }
}

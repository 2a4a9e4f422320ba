package io.sparkpool.report;

import io.sparkpool.report.RunReport.ChunkTimes;
import io.sparkpool.report.RunReport.CoreSeconds;
import io.sparkpool.report.RunReport.Executor;
import io.sparkpool.report.RunReport.FailedInput;
import io.sparkpool.report.RunReport.Failures;
import io.sparkpool.report.RunReport.Interval;
import io.sparkpool.report.RunReport.SlowChunk;
import io.sparkpool.report.RunReport.SparkMetrics;
import io.sparkpool.report.RunReport.Throughput;
import java.util.List;

/**
 * Writes what was recorded of a map. See {@link ReportWriter} for the reason why every field is
 * named.
 */
final class MapWriter {
    private final JsonBuilder json;

    MapWriter(JsonBuilder json) {
        this.json = json;
    }

    /** Writes the fields from {@code coreSeconds} to {@code failures}. */
    void writeTimes(RunReport report) {
        json.name("coreSeconds");
        if (report.coreSeconds().isPresent()) {
            coreSeconds(report.coreSeconds().get());
        } else {
            json.literal("null");
        }
        json.name("throughput");
        if (report.throughput().isPresent()) {
            throughput(report.throughput().get());
        } else {
            json.literal("null");
        }
        json.name("chunkTimes");
        if (report.chunkTimes().isPresent()) {
            chunkTimes(report.chunkTimes().get());
        } else {
            json.literal("null");
        }
        json.name("slowest").array();
        for (SlowChunk chunk : report.slowest()) {
            slowChunk(chunk);
        }
        json.endArray();
        json.name("executors").array();
        for (Executor executor : report.executors()) {
            executor(executor);
        }
        json.endArray();
        json.name("failures");
        failures(report.failures());
    }

    /** Writes the fields {@code spark} and {@code chunks}. */
    void writeTasks(RunReport report) {
        json.name("spark");
        if (report.spark().isPresent()) {
            sparkMetrics(report.spark().get());
        } else {
            json.literal("null");
        }
        json.name("chunks");
        new ChunksWriter(json).write(report.chunks());
    }

    private void coreSeconds(CoreSeconds coreSeconds) {
        json.object()
                .field("cores", coreSeconds.cores())
                .field("total", coreSeconds.total())
                .field("function", coreSeconds.function())
                .field("serialization", coreSeconds.serialization())
                .field("files", coreSeconds.files())
                .field("scheduling", coreSeconds.scheduling())
                .field("behindOrder", coreSeconds.behindOrder())
                .field("atEnd", coreSeconds.atEnd())
                .field("absent", coreSeconds.absent())
                .endObject();
    }

    private void throughput(Throughput throughput) {
        json.object().field("intervalSeconds", throughput.intervalSeconds());
        numbers("completed", throughput.completed());
        numbers("delivered", throughput.delivered());
        json.endObject();
    }

    private void chunkTimes(ChunkTimes chunkTimes) {
        json.object()
                .field("min", chunkTimes.min())
                .field("p25", chunkTimes.p25())
                .field("median", chunkTimes.median())
                .field("p75", chunkTimes.p75())
                .field("p95", chunkTimes.p95())
                .field("max", chunkTimes.max())
                .field("mean", chunkTimes.mean());
        json.name("histogram").array();
        for (Interval interval : chunkTimes.histogram()) {
            interval(interval);
        }
        json.endArray();
        json.endObject();
    }

    private void interval(Interval interval) {
        json.lineObject()
                .field("from", interval.from())
                .field("to", interval.to())
                .field("chunks", interval.chunks())
                .endObject();
    }

    private void slowChunk(SlowChunk slowChunk) {
        json.lineObject()
                .field("chunk", slowChunk.chunk())
                .field("firstInput", slowChunk.firstInput())
                .field("inputs", slowChunk.inputs())
                .field("seconds", slowChunk.seconds())
                .field("executor", slowChunk.executor())
                .endObject();
    }

    private void executor(Executor executor) {
        json.lineObject()
                .field("id", executor.id())
                .field("host", executor.host())
                .field("cores", executor.cores())
                .field("came", executor.came())
                .field("went", executor.went())
                .field("reason", executor.reason())
                .field("chunks", executor.chunks())
                .field("functionSeconds", executor.functionSeconds())
                .field("gcSeconds", executor.gcSeconds())
                .endObject();
    }

    private void failures(Failures failures) {
        json.object().field("count", failures.count());
        json.name("first").array();
        for (FailedInput failed : failures.first()) {
            failedInput(failed);
        }
        json.endArray();
        json.endObject();
    }

    private void failedInput(FailedInput failedInput) {
        json.lineObject()
                .field("index", failedInput.index())
                .field("input", failedInput.input())
                .field("reason", failedInput.reason())
                .endObject();
    }

    private void sparkMetrics(SparkMetrics sparkMetrics) {
        json.object()
                .field("tasks", sparkMetrics.tasks())
                .field("missing", sparkMetrics.missing())
                .field("cpuSeconds", sparkMetrics.cpuSeconds())
                .field("deserializeSeconds", sparkMetrics.deserializeSeconds())
                .field("resultBytes", sparkMetrics.resultBytes())
                .endObject();
    }

    private void numbers(String name, List<Long> numbers) {
        json.name(name).lineArray();
        for (long number : numbers) {
            json.value(number);
        }
        json.endArray();
    }
}

package io.sparkpool.report;

import io.sparkpool.report.RunReport.BusyCore;
import io.sparkpool.report.RunReport.BusyCores;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.Chunks;
import io.sparkpool.report.RunReport.FileTask;
import io.sparkpool.report.RunReport.FileTasks;
import java.util.List;

/** Writes the chunks of a report, and the tasks that write files. See {@link ReportWriter}. */
final class ChunksWriter {
    private static final List<String> COLUMNS = List.of(
            "chunk",
            "wave",
            "firstInput",
            "inputs",
            "outputs",
            "failed",
            "attempts",
            "executor",
            "lane",
            "submitted",
            "start",
            "end",
            "delivered",
            "digest");

    private final JsonBuilder json;

    ChunksWriter(JsonBuilder json) {
        this.json = json;
    }

    /** Writes the chunks. */
    void write(Chunks chunks) {
        json.object().field("total", chunks.total()).name("complete").literal(Boolean.toString(chunks.complete()));
        rows(chunks.rows());
        json.name("busy");
        if (chunks.busy().isPresent()) {
            busyCores(chunks.busy().get());
        } else {
            json.literal("null");
        }
        json.name("files");
        if (chunks.files().isPresent()) {
            fileTasks(chunks.files().get());
        } else {
            json.literal("null");
        }
        json.endObject();
    }

    private void busyCores(BusyCores busy) {
        json.object()
                .field("intervalSeconds", busy.intervalSeconds())
                .name("cores")
                .array();
        for (BusyCore core : busy.cores()) {
            json.lineObject()
                    .field("lane", core.lane())
                    .field("chunks", core.chunks())
                    .field("inputs", core.inputs())
                    .name("seconds")
                    .lineArray();
            for (double seconds : core.seconds()) {
                json.value(seconds);
            }
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }

    private void fileTasks(FileTasks files) {
        json.object().field("count", files.count()).name("first").array();
        for (FileTask task : files.first()) {
            json.lineObject()
                    .field("executor", task.executor())
                    .field("lane", task.lane())
                    .field("start", task.start())
                    .field("end", task.end())
                    .endObject();
        }
        json.endArray().endObject();
    }

    /** Writes the rows as columns. */
    private void rows(List<ChunkRow> rows) {
        json.name("rows").object();
        for (int column = 0; column < COLUMNS.size(); column++) {
            json.name(COLUMNS.get(column)).lineArray();
            for (ChunkRow row : rows) {
                cell(row, column);
            }
            json.endArray();
        }
        json.endObject();
    }

    /** Writes a component of a row by its position in {@link #COLUMNS}. */
    private void cell(ChunkRow row, int column) {
        switch (column) {
            case 0 -> json.value(row.chunk());
            case 1 -> json.value(row.wave());
            case 2 -> json.value(row.firstInput());
            case 3 -> json.value(row.inputs());
            case 4 -> json.value(row.outputs());
            case 5 -> json.value(row.failed());
            case 6 -> json.value(row.attempts());
            case 7 -> json.value(row.executor());
            case 8 -> json.value(row.lane());
            case 9 -> json.value(row.submitted());
            case 10 -> json.value(row.start());
            case 11 -> json.value(row.end());
            case 12 -> json.value(row.delivered());
            case 13 -> json.value(row.digest());
            default -> throw new IllegalArgumentException("no column " + column);
        }
    }
}

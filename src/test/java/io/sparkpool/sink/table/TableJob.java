package io.sparkpool.sink.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.function.Identity;
import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Mapping;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.publish.Publication;
import io.sparkpool.sink.Sink;
import io.sparkpool.sink.SinkWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Writes tables as the job does. */
final class TableJob {
    private static final String KEY = "spark.pool.output";

    private final List<Setting> settings = new ArrayList<>();
    private final Type output;

    private TableJob(Type output) {
        this.output = output;
    }

    static TableJob of(String format, Type output, Path target) {
        return new TableJob(output).with("", format).with(".path", target.toString());
    }

    /** Sets {@code spark.pool.output} and what follows, such as {@code .option.sep}. */
    TableJob with(String key, String value) {
        settings.add(new Setting(KEY + key, value, "-D"));
        return this;
    }

    /** Returns what is wrong with the settings. */
    List<String> problems() {
        Problems problems = new Problems();
        open(problems);
        return ProblemMessages.of(problems);
    }

    private Sink<?> open(Problems problems) {
        JobContext context =
                new JobContext(Settings.of(settings), Configuration::new, (path, hadoop, found) -> true, problems);
        return TableSink.of(context, output, "value", Optional.empty());
    }

    /** Writes inputs as outputs. */
    Digest write(Pool pool, Inputs<?> inputs) throws IOException {
        return write(pool, Mapping.each(Identity.of()), inputs);
    }

    /** Writes outputs of a function. */
    @SuppressWarnings("unchecked") // outputs are objects, and inputs are only read
    Digest write(Pool pool, Mapping<?, ?> mapping, Inputs<?> inputs) throws IOException {
        Problems problems = new Problems();
        Sink<StagedChunk> sink = (Sink<StagedChunk>) open(problems);
        problems.throwIfAny();
        try (Publication publication = new Publication()) {
            SinkWriter<StagedChunk> writer = sink.open(publication, OutputStream.nullOutputStream());
            Digest digest;
            try (ChunkResults<StagedChunk> chunks =
                    pool.mapChunks((Mapping<Object, Object>) mapping, (Inputs<Object>) inputs, writer.encoding())) {
                digest = writer.write(chunks, chunks, pool);
            }
            publication.publish();
            return digest;
        }
    }
}

package io.sparkpool.sink;

import io.sparkpool.publish.Publication;
import io.sparkpool.publish.Stage;
import io.sparkpool.publish.Target;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/**
 * Writes outputs as text, to standard output or to a file.
 *
 * @param form how they are written
 * @param file the file; empty for standard output
 * @param hadoop returns the configuration of the file's file system
 */
record TextSink(TextForm form, Optional<Target> file, Supplier<Configuration> hadoop) implements Sink<byte[]> {
    @Override
    public Optional<String> path() {
        return file.map(Target::path);
    }

    @Override
    public SinkWriter<byte[]> open(Publication publication, OutputStream standardOutput) {
        if (file.isEmpty()) {
            return new TextWriter(form, standardOutput);
        }
        Stage stage = Stage.open(file.get(), hadoop.get());
        publication.add(stage);
        return new TextWriter(form, new FileStream(stage));
    }
}

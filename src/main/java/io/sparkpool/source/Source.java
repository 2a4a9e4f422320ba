package io.sparkpool.source;

import io.sparkpool.config.InputConfig;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.message.MessageText;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Range;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** The source that a job names, opened before Spark starts. */
public final class Source {
    private final Inputs<? extends Number> inputs;
    private final Optional<TextFiles> files;

    private Source(Inputs<? extends Number> inputs, Optional<TextFiles> files) {
        this.inputs = inputs;
        this.files = files;
    }

    /** A source without inputs. */
    public static Source empty() {
        return new Source(Range.of(0, 0), Optional.empty());
    }

    /**
     * Opens a source.
     *
     * @param hadoop what Hadoop's file systems are to know, asked for only where files are read
     * @return the source; an empty one where it cannot be read, which goes to {@code problems}
     */
    public static Source open(InputConfig input, Supplier<Configuration> hadoop, Problems problems) {
        if (input instanceof InputConfig.Text text) {
            return openText(text.path(), hadoop.get(), problems);
        }
        InputConfig.Range range = (InputConfig.Range) input;
        return new Source(Range.of(range.start(), range.end(), range.step()), Optional.empty());
    }

    private static Source openText(Setting path, Configuration hadoop, Problems problems) {
        try {
            TextFiles files = TextFiles.named(path.value(), hadoop);
            return new Source(TextInput.of(files, hadoop), Optional.of(files));
        } catch (FileNotFoundException e) {
            problems.add("read", path, e.getMessage());
        } catch (IOException | RuntimeException e) {
            problems.add("read", path, MessageText.ofThrowable(e) + "; name files that can be read from here");
        }
        return empty();
    }

    /** The inputs. */
    public Inputs<? extends Number> inputs() {
        return inputs;
    }

    /**
     * Whether the inputs are read from a file, or would be if it existed; such a file must not be written.
     *
     * @throws IOException if its file system cannot say
     */
    public boolean reads(String file, Configuration hadoop) throws IOException {
        return files.isPresent() && files.get().include(file, hadoop);
    }
}

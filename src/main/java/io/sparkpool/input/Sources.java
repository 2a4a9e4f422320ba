package io.sparkpool.input;

import io.sparkpool.config.InputConfig;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.pool.Excerpt;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Range;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** Driver only. Opens the source that a job names, before Spark starts. */
public final class Sources {
    private Sources() {}

    /**
     * Opens a source.
     *
     * @param hadoop what Hadoop's file systems are to know, asked for only where files are read
     * @return the inputs; none of them where they cannot be read, which goes to {@code problems}
     */
    public static Inputs<? extends Number> open(InputConfig input, Supplier<Configuration> hadoop, Problems problems) {
        if (input instanceof InputConfig.Text text) {
            return openText(text.path(), hadoop.get(), problems);
        }
        InputConfig.Range range = (InputConfig.Range) input;
        return Range.of(range.start(), range.end(), range.step());
    }

    private static Inputs<? extends Number> openText(Setting path, Configuration hadoop, Problems problems) {
        try {
            return TextInput.open(path.value(), hadoop);
        } catch (FileNotFoundException e) {
            problems.add("read", path, e.getMessage());
        } catch (IOException | RuntimeException e) {
            problems.add("read", path, Excerpt.ofThrowable(e) + "; name files that can be read from here");
        }
        return Range.of(0, 0);
    }
}

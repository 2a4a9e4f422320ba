package io.sparkpool.source;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.file.FoundFiles;
import io.sparkpool.file.InputFile;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.PoolException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** The lines of text files, or the numbers on them, in any file system that Hadoop knows. */
public final class TextSource implements Source {
    private final Inputs<?> inputs;
    private final FoundFiles files;
    private final Configuration hadoop;
    private final RejectionAdvice advice;

    private TextSource(Inputs<?> inputs, FoundFiles files, Configuration hadoop, RejectionAdvice advice) {
        this.inputs = inputs;
        this.files = files;
        this.hadoop = hadoop;
        this.advice = advice;
    }

    /** Opens the files that the settings name. */
    public static Source of(JobContext context, Wanted wanted) {
        LineReader lines = lineReader(context, wanted);
        RejectionAdvice advice = new RejectionAdvice(context.settings().get(Key.ON_ERROR), "lines");
        return InputPath.open(
                context,
                files -> new TextSource(inputs(files, lines, context.hadoop()), files, context.hadoop(), advice));
    }

    /** Returns what is on the lines of these files; reads the beginning of the first file that is not empty. */
    static Inputs<Object> inputs(FoundFiles files, LineReader lines, Configuration hadoop) throws IOException {
        CompressionCodecFactory codecs = new CompressionCodecFactory(hadoop);
        return new RecordInputs(
                files.all().stream().filter(file -> file.length() > 0).toList(),
                file -> TextFiles.isSplittable(file.hadoopPath(), codecs),
                TextFiles.bytesPerLine(files.all(), hadoop),
                1,
                new TextFormat(lines));
    }

    private static LineReader lineReader(JobContext context, Wanted wanted) {
        if (wanted.isOnly(String.class) || wanted.isOnly(CharSequence.class)) {
            return new StringLine();
        }
        Optional<NumberType> type = NumberType.of(wanted);
        if (type.isEmpty()) {
            wanted.refuse(
                    context,
                    "text gives lines; let it take a String or a Number, or set '%s' to csv or another table format to map rows"
                            .formatted(InputKeys.KIND.key()));
        }
        return new NumberLine(type.orElse(NumberType.NUMBER));
    }

    @Override
    public Inputs<?> inputs() {
        return inputs;
    }

    @Override
    public List<InputFile> files() {
        return files.all();
    }

    @Override
    public boolean includes(String file) throws IOException {
        return files.contains(file, hadoop);
    }

    @Override
    public String advice(PoolException failure) {
        return advice.of(failure).orElseGet(() -> Source.super.advice(failure));
    }
}

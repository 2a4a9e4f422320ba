package io.sparkpool.source;

import io.sparkpool.config.JobContext;
import io.sparkpool.file.FoundFiles;
import io.sparkpool.file.InputFile;
import io.sparkpool.pool.Inputs;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Files, each of which is one input, in any file system that Hadoop knows. */
public final class FilesSource implements Source {
    private final FoundFiles files;
    private final Inputs<InputFile> inputs;
    private final Configuration hadoop;

    private FilesSource(FoundFiles files, Configuration hadoop) {
        this.files = files;
        this.inputs = Inputs.files(files);
        this.hadoop = hadoop;
    }

    /** Finds the files that the settings name. */
    public static Source of(JobContext context, Wanted wanted) {
        if (!wanted.accepts(InputFile.class)) {
            wanted.refuse(
                    context,
                    "the inputs are files; let it take an %s, or set '%s' to text to map the lines in them"
                            .formatted(InputFile.class.getName(), InputKeys.KIND.key()));
        }
        return InputPath.open(context, found -> new FilesSource(found, context.hadoop()));
    }

    @Override
    public Inputs<InputFile> inputs() {
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
}

package io.sparkpool;

import io.sparkpool.config.ErrorConfig;
import io.sparkpool.config.JobContext;
import io.sparkpool.config.Setting;
import io.sparkpool.sink.OutputKeys;
import io.sparkpool.sink.OutputPath;
import io.sparkpool.sink.QuarantineFile;
import io.sparkpool.sink.SinkKind;
import io.sparkpool.source.Source;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Checks that a job does not write to its inputs, and that its outputs and its quarantine file do not collide. */
final class OutputPaths {
    private final JobContext context;
    private final Source source;

    private OutputPaths(JobContext context, Source source) {
        this.context = context;
        this.source = source;
    }

    /**
     * Checks the paths of the outputs, of the reports and of the quarantine file, and adds what is wrong with them to the
     * problems.
     */
    static void check(JobContext context, Source source, ErrorConfig errors, ReportPlace reports) {
        OutputPaths paths = new OutputPaths(context, source);
        Optional<Setting> outputs = context.settings()
                .find(OutputKeys.PATH.key())
                .filter(path -> SinkKind.of(context.settings()) != SinkKind.NONE)
                .filter(path -> OutputPath.malformed(path).isEmpty());
        outputs.filter(context::canSee)
                .ifPresent(path -> OutputPath.guard(path, context, () -> paths.requireUnread(path)));
        ReportPlace.directory(context.settings())
                .filter(runs -> reports.runs().isPresent() && context.canSee(runs))
                .ifPresent(runs -> OutputPath.guard(runs, context, () -> paths.checkReports(runs, outputs)));
        errors.quarantine()
                .map(ErrorConfig.Quarantine::file)
                .filter(context::canSee)
                .ifPresent(file -> OutputPath.guard(file, context, () -> paths.checkQuarantine(file, outputs)));
    }

    private void checkReports(Setting runs, Optional<Setting> outputs) throws IOException {
        if (outputs.isPresent() && isInside(runs, outputs.get())) {
            context.problems().add("use", runs, "the outputs are written there; name a directory elsewhere");
        } else {
            requireUnread(runs);
        }
    }

    private void checkQuarantine(Setting file, Optional<Setting> outputs) throws IOException {
        if (outputs.isPresent() && isInside(file, outputs.get())) {
            context.problems().add("use", file, "the outputs are written there; name a file elsewhere");
        } else if (requireUnread(file)) {
            QuarantineFile.check(file, context.hadoop(), context.problems());
        }
    }

    /** Checks that nothing is read from a path; returns whether that is so. */
    private boolean requireUnread(Setting path) throws IOException {
        boolean read = source.includes(path.value());
        if (read) {
            context.problems().add("use", path, "the inputs are read from there; name a path elsewhere");
        }
        return !read;
    }

    /** Returns whether a path is another one, or would be below it. */
    private boolean isInside(Setting inner, Setting outer) throws IOException {
        if (!scheme(inner).equals(scheme(outer))) { // what is wrong with the other file system is not to be found here
            return false;
        }
        Path outerPath = qualified(outer);
        for (Path path = qualified(inner); path != null; path = path.getParent()) {
            if (path.equals(outerPath)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the scheme of a path's file system, which may not exist. */
    private String scheme(Setting setting) {
        String scheme = new Path(setting.value()).toUri().getScheme();
        return String.valueOf(
                        scheme == null
                                ? FileSystem.getDefaultUri(context.hadoop()).getScheme()
                                : scheme)
                .toLowerCase(Locale.ROOT);
    }

    private Path qualified(Setting setting) throws IOException {
        Path path = new Path(setting.value());
        return path.getFileSystem(context.hadoop()).makeQualified(path);
    }
}

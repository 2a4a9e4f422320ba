package io.sparkpool.sink;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Setting;
import io.sparkpool.message.MessageText;
import io.sparkpool.publish.Target;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** The setting that says where outputs are published. */
public final class OutputPath {
    private OutputPath() {}

    /** A check of a file system, which may fail. */
    @FunctionalInterface
    public interface Check {
        /** Runs it. */
        void run() throws IOException;
    }

    /**
     * Returns the target that the settings name, if they name one. What is wrong with it is added to the problems.
     *
     * @param form what will be there
     */
    public static Optional<Target> target(JobContext context, Target.Form form) {
        Optional<Setting> path = context.settings().find(OutputKeys.PATH.key());
        Target.Stores stores =
                context.settings().get(OutputKeys.UNSAFE) ? Target.Stores.ALL : Target.Stores.WITH_RENAME;
        Optional<Target> target = path.map(Setting::value)
                .map(value -> new Target(value, form, context.settings().get(OutputKeys.MODE), stores));
        Optional<String> malformed = path.flatMap(OutputPath::malformed);
        malformed.ifPresent(why -> context.problems().add("use", path.get(), why));
        target.filter(found -> malformed.isEmpty() && context.canSee(path.get()))
                .ifPresent(found -> check(found, path.get(), context));
        return target;
    }

    /** Returns why a setting is no path, and how to fix that; empty if it is one. */
    public static Optional<String> malformed(Setting path) {
        if (path.value().isEmpty()) {
            return Optional.of("it is empty; name a file or a table");
        }
        if (path.value().equals("-")) {
            return Optional.of("leave it out for standard output, or write ./- for a file of that name");
        }
        try {
            new Path(path.value());
            return Optional.empty();
        } catch (IllegalArgumentException e) { // it has a colon, but no scheme before it
            return Optional.of(
                    "Hadoop takes what precedes a colon for the name of a file system; name a path without one");
        }
    }

    private static void check(Target target, Setting path, JobContext context) {
        guard(
                path,
                context,
                () -> target.problem(context.hadoop())
                        .ifPresent(why -> context.problems().add("use", path, why)));
    }

    /** Runs a check of a path; what it throws is added to the problems. */
    public static void guard(Setting path, JobContext context, Check check) {
        try {
            check.run();
        } catch (IOException | RuntimeException e) { // of a file system whose classes are missing
            context.problems()
                    .add("use", path, MessageText.ofThrowable(e) + "; name a path that can be written from here");
        }
    }
}

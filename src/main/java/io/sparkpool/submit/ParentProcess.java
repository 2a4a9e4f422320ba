package io.sparkpool.submit;

import java.util.Optional;
import java.util.Properties;

/**
 * The process that has started this one to run the driver. If it is killed, it cannot end its child, so the child
 * watches it.
 */
public final class ParentProcess {
    private static final String PROPERTY = "sparkpool.parent";

    private ParentProcess() {}

    /** Returns the option of Java that tells a child of this process which process to watch. */
    static String option() {
        return "-D%s=%d".formatted(PROPERTY, ProcessHandle.current().pid());
    }

    /** Runs an action once the parent has ended, in a daemon thread; never if system properties name no parent. */
    public static void onExit(Properties properties, Runnable action) {
        Optional.ofNullable(properties.getProperty(PROPERTY))
                .map(Long::parseLong)
                .ifPresent(pid -> ProcessHandle.of(pid)
                        .ifPresentOrElse(parent -> parent.onExit().thenRun(action), action));
    }
}

package io.sparkpool.function.command;

import java.util.Locale;

/**
 * Chooses how Java starts processes. On Linux, Java starts a helper program first, which then becomes the program; this
 * takes as long as the start of a small program itself. Up to Java 24 it can do without, as it did by default up to
 * Java 12. Later versions warn of that, or refuse it.
 */
final class LaunchMechanism {
    private static final String KEY = "jdk.lang.Process.launchMechanism";
    private static final int FIRST_VERSION_THAT_WARNS = 25;

    private LaunchMechanism() {}

    /** Sets the system property that Java reads when it starts its first process, unless it is set. */
    static void choose() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        if (linux && Runtime.version().feature() < FIRST_VERSION_THAT_WARNS && System.getProperty(KEY) == null) {
            System.setProperty(KEY, "VFORK");
        }
    }
}

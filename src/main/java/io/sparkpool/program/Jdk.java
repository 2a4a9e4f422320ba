package io.sparkpool.program;

import io.sparkpool.message.OneLine;

/** The Java of this process, which may be a runtime without the tools of a JDK. */
final class Jdk {
    private Jdk() {}

    /** Returns the message that a tool is missing. */
    static String lacks(String tool) {
        return "the Java in '%s' has no %s; install a JDK, version 17 or later, or set JAVA_HOME to one (Debian: apt install openjdk-17-jdk-headless)"
                .formatted(OneLine.of(System.getProperty("java.home")), tool);
    }
}

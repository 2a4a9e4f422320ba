package io.sparkpool.submit;

import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The heap of the driver, {@code spark.driver.memory}.
 *
 * @param setting the size and its origin
 */
record DriverMemory(Setting setting) {
    static final String KEY = "spark.driver.memory";

    private static final Setting DEFAULT = new Setting(KEY, "1g", Setting.DEFAULT);
    private static final long MIN_BYTES = 450L << 20;
    private static final Pattern SIZE = Pattern.compile("0*([0-9]{1,12})([kKmMgGtT]?)");
    private static final String UNITS = "kmgt";

    /** The line in which Java says why it cannot reserve its heap. */
    private static final Pattern REFUSAL =
            Pattern.compile("(?m)^[# ]*(?!.*warning)(.*(?:[Ee]nough space|maximum|[Ii]nsufficient memory).*)$");

    static DriverMemory of(Settings settings) {
        return new DriverMemory(settings.find(KEY).orElse(DEFAULT));
    }

    private static DriverMemory ofSize(String size) {
        return new DriverMemory(new Setting(KEY, size, Setting.DEFAULT));
    }

    /** Checks that Java knows the size and that Spark can start with it. */
    void check(Problems problems) {
        problem().ifPresent(why -> problems.add("use", setting, why));
    }

    private Optional<String> problem() {
        Matcher size = SIZE.matcher(setting.value());
        if (!size.matches()) {
            return Optional.of("not a size that Java knows; set a whole number and a unit, as in 512m or 4g");
        }
        long number = Long.parseLong(size.group(1));
        if (bytes() >> shift(size) != number) {
            return Optional.of("no machine has that much; set less");
        }
        if (bytes() >= MIN_BYTES) {
            return Optional.empty();
        }
        return Optional.of(
                hasUnit()
                        ? "Spark needs 450m; set more"
                        : "that many bytes, as there is no unit, and Spark needs 450m; add one, as in 512m or 4g");
    }

    /** Returns the size in bytes. Java takes a number without a unit as bytes. */
    private long bytes() {
        Matcher size = SIZE.matcher(setting.value());
        return size.matches() ? Long.parseLong(size.group(1)) << shift(size) : 0;
    }

    /** Returns by how many bits to shift the number to the left: 0 without a unit, 10 for k, 20 for m and so on. */
    private static int shift(Matcher size) {
        return 10
                * (1
                        + UNITS.indexOf(
                                size.group(2).isEmpty() ? " " : size.group(2).toLowerCase()));
    }

    boolean hasUnit() {
        return setting.value().matches(".*[a-zA-Z]");
    }

    /** Returns whether a process that was started with {@code -Xmx} and a size has this heap. */
    boolean isHeap(String size) {
        return bytes() == ofSize(size).bytes();
    }

    /**
     * Tries whether Java can reserve the heap on this machine, as Java's own message does not say how to fix that.
     *
     * @param java the command that runs Java, with options that decide how much it needs
     * @param heap the heap of this process; a smaller one need not be tried
     */
    void requireRoom(List<String> java, String heap, Problems problems) {
        if (bytes() <= ofSize(heap).bytes()) {
            return;
        }
        try {
            List<String> command = new ArrayList<>(java);
            command.addAll(List.of(javaOption(), "-XX:ErrorFile=/dev/null", "-version"));
            Process trial =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (trial.waitFor() != 0) {
                problems.add("use", setting, refusal(output));
            }
        } catch (IOException e) {
            problems.add("use", setting, "'%s' cannot be started: %s".formatted(java.get(0), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String refusal(String output) {
        Matcher reason = REFUSAL.matcher(output);
        return "Java cannot get that much on this machine%s; set less, or raise a limit that the shell sets (ulimit -v)"
                .formatted(reason.find() ? " (" + reason.group(1) + ")" : "");
    }

    /** Returns the option of Java that sets the heap. */
    String javaOption() {
        return "-Xmx" + setting.value();
    }
}

package io.sparkpool.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks and changes {@code spark.master}, which says where Spark runs and how many tasks run at a time. */
public final class Master {
    /** Spark's key for the master. */
    public static final String KEY = "spark.master";

    private static final int MAX_LOCAL_TASKS = 1024;
    private static final String CORES_MAX = "spark.cores.max";
    private static final String CORES_OPTION = "--cores";
    private static final String WEB_PAGE = "spark.ui.enabled";
    private static final String WEB_PAGE_ADDRESS = "SPARK_LOCAL_IP";

    /** The forms that Spark reads: local, local[N], local[*], local[N,FAILURES]. */
    private static final Pattern LOCAL =
            Pattern.compile("local(\\[(?<tasks>[0-9]+|\\*)(?<failures>\\s*,\\s*[0-9]+)?\\])?");

    private static final Pattern CLUSTER = Pattern.compile("spark://|k8s://|yarn$|local-cluster\\[");

    private Master() {}

    /**
     * Returns what {@code --cores} sets: the number in a local master, or a limit on the cores of a cluster.
     *
     * @param cores a number of at least 1, or {@code *} for one task on each core of this machine
     * @param master the master that is set, if one is
     */
    public static Setting withCores(String cores, Optional<Setting> master, Problems problems) {
        boolean local = master.map(setting -> isLocal(setting.value())).orElse(true);
        if (!(local ? isLocalCount(cores) || cores.equals("*") : isCount(cores))) {
            problems.add("cannot use '%s' (%s): not a number of %s"
                    .formatted(
                            cores,
                            CORES_OPTION,
                            local
                                    ? "tasks; give one from 1 to %d, or * for one on each core"
                                            .formatted(MAX_LOCAL_TASKS)
                                    : "cores; give one of at least 1"));
            return master.orElse(new Setting(KEY, Key.MASTER.defaultValue().orElseThrow(), Setting.DEFAULT));
        }
        return local
                ? new Setting(KEY, "local[%s%s]".formatted(cores, failures(master)), CORES_OPTION)
                : new Setting(CORES_MAX, cores, CORES_OPTION);
    }

    /** Returns how many failures of a task a local master allows, after a comma; an empty text if it does not say. */
    private static String failures(Optional<Setting> master) {
        return master.map(setting -> LOCAL.matcher(setting.value()))
                .filter(Matcher::matches)
                .map(local -> local.group("failures"))
                .orElse("");
    }

    /**
     * Refuses a web page that would be open to the network. Spark serves it on every address of the machine, unless the
     * environment names one; a job that runs on one machine only must not.
     */
    public static void checkWebPage(Settings settings, Map<String, String> environment, Problems problems) {
        settings.find(WEB_PAGE)
                .filter(page -> isLocal(settings)
                        && page.value().equalsIgnoreCase("true")
                        && !environment.containsKey(WEB_PAGE_ADDRESS))
                .ifPresent(page -> problems.add(
                        "use",
                        page,
                        "the web page would be open to the network; set %s=127.0.0.1 in the environment"
                                .formatted(WEB_PAGE_ADDRESS)));
    }

    /**
     * Returns whether a master runs tasks as threads of this process. {@code local-cluster[...]} does not: its
     * executors are processes of their own, as on any cluster.
     */
    public static boolean isLocal(String master) {
        return master.equals("local") || master.startsWith("local[");
    }

    /** Returns whether the job runs in this process alone, as it does if no master is set. */
    public static boolean isLocal(Settings settings) {
        return settings.find(KEY).map(master -> isLocal(master.value())).orElse(true);
    }

    /**
     * Returns whether a master is a standalone one that only this machine can reach, so that its workers are on this
     * machine as well.
     */
    public static boolean isLoopback(String master) {
        return master.startsWith("spark://127.") || master.startsWith("spark://localhost:");
    }

    static void check(Settings settings, Problems problems) {
        settings.find(KEY).ifPresent(master -> {
            if (isLocal(master.value())) {
                checkLocal(master, problems);
            } else if (!CLUSTER.matcher(master.value()).lookingAt()) {
                problems.add(
                        "use",
                        master,
                        "not a master that Spark knows; set local[N], spark://HOST:PORT, yarn or k8s://URL");
            }
        });
    }

    private static void checkLocal(Setting master, Problems problems) {
        Matcher local = LOCAL.matcher(master.value());
        String tasks =
                local.matches() ? Optional.ofNullable(local.group("tasks")).orElse("1") : "";
        if (!tasks.equals("*") && !isLocalCount(tasks)) {
            problems.add(
                    "use",
                    master,
                    "not a number of tasks; set local[N] with N from 1 to %d, or local[*] for one on each core"
                            .formatted(MAX_LOCAL_TASKS));
        }
    }

    private static boolean isCount(String text) {
        return text.matches("0*[1-9][0-9]{0,8}");
    }

    /** Limits the tasks: Spark starts a few threads for each, and fails to start with thousands of them. */
    private static boolean isLocalCount(String text) {
        return isCount(text) && Integer.parseInt(text) <= MAX_LOCAL_TASKS;
    }
}

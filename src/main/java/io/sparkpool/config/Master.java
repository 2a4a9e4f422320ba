package io.sparkpool.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where Spark runs and on how many cores, by {@code spark.master}. */
public final class Master {
    /** The key of the master. */
    public static final String KEY = "spark.master";

    private static final int MAX_LOCAL_CORES = 1024;
    private static final String CORES_MAX = "spark.cores.max";
    private static final String CORES_OPTION = "--cores";
    private static final String WEB_PAGE = "spark.ui.enabled";
    private static final String WEB_PAGE_ADDRESS = "SPARK_LOCAL_IP";

    /** The forms that Spark reads: local, local[N], local[*], local[N,FAILURES]. */
    private static final Pattern LOCAL = Pattern.compile("local(\\[(?<cores>[0-9]+|\\*)(\\s*,\\s*[0-9]+)?\\])?");

    private static final Pattern CLUSTER = Pattern.compile("spark://|k8s://|yarn$|local-cluster\\[");

    private Master() {}

    /**
     * What {@code --cores} sets: the number in a local master, a limit on the cores of a cluster.
     *
     * @param cores a number of at least 1, or {@code *} for all cores of this machine
     * @param master the master that is set, if one is
     */
    public static Setting withCores(String cores, Optional<Setting> master, Problems problems) {
        boolean local = master.map(setting -> isLocal(setting.value())).orElse(true);
        if (!(local ? isLocalCount(cores) || cores.equals("*") : isCount(cores))) {
            problems.add("cannot use '%s' (%s): not a number of cores; give a number %s"
                    .formatted(
                            cores,
                            CORES_OPTION,
                            local ? "from 1 to %d, or * for all".formatted(MAX_LOCAL_CORES) : "of at least 1"));
            return master.orElse(new Setting(KEY, "local[*]", Setting.DEFAULT));
        }
        return local
                ? new Setting(KEY, "local[" + cores + "]", CORES_OPTION)
                : new Setting(CORES_MAX, cores, CORES_OPTION);
    }

    /**
     * Spark shows its web page on every network address of the machine, unless the environment says otherwise; a job
     * that needs one machine only must not.
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

    /** Whether the job is for this machine alone, as one without a master is. */
    public static boolean isLocal(Settings settings) {
        return settings.find(KEY).map(master -> isLocal(master.value())).orElse(true);
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
        String cores =
                local.matches() ? Optional.ofNullable(local.group("cores")).orElse("1") : "";
        if (!cores.equals("*") && !isLocalCount(cores)) {
            problems.add(
                    "use",
                    master,
                    "not a number of cores; set local[N] with N from 1 to %d, or local[*] for all"
                            .formatted(MAX_LOCAL_CORES));
        }
    }

    private static boolean isLocal(String master) {
        return master.equals("local") || master.startsWith("local[");
    }

    private static boolean isCount(String text) {
        return text.matches("0*[1-9][0-9]{0,8}");
    }

    /** Spark starts a few threads for each local core, and for thousands of cores it does not get anywhere. */
    private static boolean isLocalCount(String text) {
        return isCount(text) && Integer.parseInt(text) <= MAX_LOCAL_CORES;
    }
}

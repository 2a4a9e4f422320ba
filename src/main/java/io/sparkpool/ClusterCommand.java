package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.cli.ClusterArguments;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.Key;
import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.practice.ClusterSize;
import io.sparkpool.practice.PracticeCluster;
import io.sparkpool.spark.StandaloneMaster;
import io.sparkpool.submit.DriverWatch;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The practice cluster, for its user; and for submit.sh the waiting for a driver that a cluster runs. */
final class ClusterCommand {
    /** The first word of a command line that is for it. */
    static final String WORD = "cluster";

    /** What submit.sh says for a driver that it had a cluster start; its submission follows, and the job's arguments. */
    private static final String AWAIT = "await";

    /** What it says for one whose run is stopped; the same follows. */
    private static final String WITHDRAW = "withdraw";

    /** What submit.sh says beforehand; the job's arguments follow. */
    private static final String CHECK = "check";

    private static final String HOME = "SPARK_POOL_CLUSTER";

    private final Map<String, String> environment;
    private final PrintStream err;

    ClusterCommand(Map<String, String> environment, PrintStream err) {
        this.environment = environment;
        this.err = err;
    }

    /**
     * Does what the words after the first say.
     *
     * @return what is to be printed
     * @throws io.sparkpool.config.ConfigException if they say nothing that can be done
     */
    String run(List<String> words) {
        if (words.size() > 1 && words.get(0).equals(AWAIT)) {
            await(submission(words.get(1)), config(words.subList(2, words.size())));
            return "";
        }
        if (words.size() > 1 && words.get(0).equals(WITHDRAW)) {
            withdraw(submission(words.get(1)), config(words.subList(2, words.size())));
            return "";
        }
        if (!words.isEmpty() && words.get(0).equals(CHECK)) {
            check(words.subList(1, words.size()));
            return "";
        }
        Problems problems = new Problems();
        Optional<ClusterArguments> arguments = ClusterArguments.parse(words, problems);
        if (!environment.containsKey(HOME)) {
            problems.add("the practice cluster belongs to the project's script; run it so: ./submit.sh cluster "
                    + String.join(" ", words));
        }
        problems.throwIfAny();
        return run(arguments.orElseThrow(), new PracticeCluster(directory()));
    }

    /** However it is reached, its processes are known by its true name. */
    private Path directory() {
        Path directory = Path.of(environment.get(HOME)).toAbsolutePath();
        try {
            return directory.getParent().toRealPath().resolve(directory.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(ClusterArguments arguments, PracticeCluster cluster) {
        return switch (arguments.action()) {
            case HELP -> ClusterArguments.USAGE;
            case START -> start(arguments, cluster);
            case STATUS -> cluster.status().orElse("no cluster runs; start one: ./submit.sh cluster start\n");
            case STOP -> {
                int stopped = cluster.stop();
                yield stopped == 0 ? "no cluster runs\n" : "stopped %d processes\n".formatted(stopped);
            }
        };
    }

    private String start(ClusterArguments arguments, PracticeCluster cluster) {
        ClusterSize size =
                new ClusterSize(arguments.workers(), arguments.cores(), arguments.memory(), arguments.port());
        PracticeCluster.Running running = cluster.start(size, jarsOfSpark());
        return """
                %suse it:  ./submit.sh -- --master %s
                stop it: ./submit.sh cluster stop
                """.formatted(running.status(), running.master());
    }

    /** All that this process has, but for the job's own. */
    private static List<Path> jarsOfSpark() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> !jar.getFileName().toString().startsWith("spark-pool"))
                .toList();
    }

    private void check(List<String> words) {
        Problems problems = new Problems();
        Arguments arguments = Arguments.parse(words, JobPlan.KEYS, problems);
        JobPlan plan = JobPlan.make(arguments, System.getProperties(), environment, problems);
        String master = plan.job().spark().get(Master.KEY);
        if (master.startsWith(StandaloneMaster.SCHEME)) {
            StandaloneMaster.connect(master, plan.job().spark(), plan.config().clusterTimeout())
                    .close();
        }
    }

    /** What the settings name has been looked at before, and may have changed. */
    private JobConfig config(List<String> words) {
        Problems problems = new Problems();
        JobConfig config = JobPlan.config(
                Arguments.parse(words, JobPlan.KEYS, problems), System.getProperties(), environment, problems);
        problems.throwIfAny();
        return config;
    }

    /** The option of Java by which a driver is known. */
    private static String submission(String name) {
        return "-D%s=%s".formatted(Key.SUBMISSION.key(), name);
    }

    private void await(String submission, JobConfig config) {
        try (DriverWatch watch = new DriverWatch(JobPlan.sparkConf(config), config.clusterTimeout(), err)) {
            watch.await(submission);
        }
    }

    /** Who stops a run does not want to wait. */
    private void withdraw(String submission, JobConfig config) {
        try (DriverWatch watch = new DriverWatch(JobPlan.sparkConf(config), Duration.ZERO, err)) {
            watch.withdraw(submission);
        }
    }
}

package io.sparkpool.submit;

import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Where the driver of a job runs, which is what decides where a path leads. */
public enum DriverLocation {
    /** In this process, on the machine of who submits the job. */
    HERE,
    /** In this process, on a machine that the cluster has chosen. */
    HERE_ON_CLUSTER,
    /** On a machine that the cluster will choose; this process checks the job before it is submitted. */
    ON_CLUSTER;

    private static final String DEPLOY_MODE = "spark.submit.deployMode";
    private static final String CLUSTER = "cluster";

    /** submit.sh says in the environment that a driver is to run elsewhere. */
    private static final String TO_BE = "SPARK_POOL_DEPLOY_MODE";

    public static DriverLocation of(Settings settings, Map<String, String> environment) {
        if (isToBeOnCluster(environment)) {
            return ON_CLUSTER;
        }
        boolean onCluster = settings.find(DEPLOY_MODE)
                .filter(mode -> mode.value().equals(CLUSTER))
                .isPresent();
        return onCluster && !Master.isLocal(settings) ? HERE_ON_CLUSTER : HERE;
    }

    /** What spark-submit gives the driver, of which it gives this process other things if the driver is to run elsewhere. */
    public static Properties asDriverSees(Properties submitted, Map<String, String> environment) {
        if (!isToBeOnCluster(environment)) {
            return submitted;
        }
        Properties seen = new Properties();
        seen.putAll(submitted);
        seen.setProperty(DEPLOY_MODE, CLUSTER);
        return seen;
    }

    private static boolean isToBeOnCluster(Map<String, String> environment) {
        return environment.getOrDefault(TO_BE, "").equals(CLUSTER);
    }

    /** Whether the path can be looked at from here. */
    public boolean sees(String path, Configuration hadoop) {
        return this != ON_CLUSTER || !isLocal(path, hadoop);
    }

    /** A relative path is one of the machine where the job was submitted. */
    public void check(Setting path, Configuration hadoop, Problems problems) {
        if (this != HERE && isLocal(path.value(), hadoop) && !new Path(path.value()).isAbsolute()) {
            problems.add(
                    "use",
                    path,
                    "the driver runs on a machine of the cluster, where a relative path leads elsewhere; give a whole path that leads to the same on all machines, or the URI of a file system that they share");
        }
    }

    private static boolean isLocal(String path, Configuration hadoop) {
        try {
            return new Path(path).getFileSystem(hadoop) instanceof LocalFileSystem;
        } catch (IOException | IllegalArgumentException e) {
            return false; // what is wrong with it is said where it is opened
        }
    }
}

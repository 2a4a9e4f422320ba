package io.sparkpool.submit;

import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** The machine on which the driver of a job runs, which decides where a path leads. */
public enum DriverLocation {
    /** The driver runs where the job is submitted. */
    CLIENT,
    /** The driver is this process, on a machine that the cluster has chosen. */
    CLUSTER,
    /** The driver will run on a machine that the cluster chooses. This process checks the job and submits it. */
    CLUSTER_LATER;

    static final String DEPLOY_MODE = "spark.submit.deployMode";

    /** Returns the location of a driver that is this process. */
    public static DriverLocation ofDriver(Settings settings) {
        return isInCluster(settings) ? CLUSTER : CLIENT;
    }

    /** Returns the location of the driver of a job that this process submits or runs. */
    public static DriverLocation ofSubmitted(Settings settings) {
        return isInCluster(settings) ? CLUSTER_LATER : CLIENT;
    }

    static boolean isInCluster(Settings settings) {
        return !Master.isLocal(settings)
                && settings.find(DEPLOY_MODE)
                        .filter(mode -> mode.value().equals("cluster"))
                        .isPresent();
    }

    /** Returns whether this process can look at a path. */
    public boolean canSee(String path, Configuration hadoop) {
        return this != CLUSTER_LATER || !isLocal(path, hadoop);
    }

    /** Refuses a relative path if the driver runs elsewhere, where it would not lead to the same file. */
    public void check(Setting path, Configuration hadoop, Problems problems) {
        if (this != CLIENT && isLocal(path.value(), hadoop) && !new Path(path.value()).isAbsolute()) {
            problems.add(
                    "use",
                    path,
                    "the driver runs on a machine of the cluster, where a relative path leads elsewhere; give an absolute path that leads to the same file on all machines, or the URI of a file system that they share");
        }
    }

    private static boolean isLocal(String path, Configuration hadoop) {
        try {
            return new Path(path).getFileSystem(hadoop) instanceof LocalFileSystem;
        } catch (IOException | IllegalArgumentException e) {
            return false; // reported where the path is opened
        }
    }
}

package io.sparkpool.submit;

import io.sparkpool.config.Master;
import io.sparkpool.spark.ClusterException;
import io.sparkpool.spark.PollInterval;
import io.sparkpool.spark.StandaloneMaster;
import io.sparkpool.spark.StandaloneMaster.Driver;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.SparkConf;

/**
 * Waits for a driver that a cluster runs and reports how it ended. spark-submit does not: it ends with 0 even if the
 * driver fails. Only {@link #withdraw} may be called by another thread.
 */
final class DriverWatch implements AutoCloseable {
    private static final String WAITING = "SUBMITTED";
    private static final String RELAUNCHED = "RELAUNCHING";
    private static final String DONE = "FINISHED";
    private static final Set<String> ENDED = Set.of(DONE, RELAUNCHED, "FAILED", "KILLED", "ERROR");

    private final String url;
    private final SparkConf settings;
    private final Duration limit;
    private final PrintStream err;
    private StandaloneMaster master;
    private volatile boolean withdrawn;

    /**
     * Connects to a master.
     *
     * @param settings the master's address, and how messages are authenticated and encrypted
     * @param limit how long to wait for the master to answer, and for a worker to run the driver
     * @param err where messages go
     * @throws ClusterException if the master does not answer in time
     */
    DriverWatch(SparkConf settings, Duration limit, PrintStream err) {
        this.url = settings.get(Master.KEY);
        this.settings = settings;
        this.limit = limit;
        this.err = err;
        this.master = StandaloneMaster.connect(url, settings, limit);
    }

    /**
     * Waits until the driver has succeeded. A supervised driver whose worker is lost is started again under another id.
     *
     * @param javaOption the option of Java by which the driver is identified
     * @throws ClusterException if the driver fails, or does not get a worker in time
     * @throws ClusterException if the master is lost for longer than the limit
     */
    void await(String javaOption) {
        String id;
        DriverLog log;
        Driver driver;
        do {
            id = ask(asked -> asked.findDriver(javaOption))
                    .orElseThrow(() -> new ClusterException(
                            "the master '%s' does not know the job: it has not been submitted".formatted(url)));
            log = awaitWorker(id);
            err.println("spark-pool: %s runs the job; its outputs go to %s".formatted(id, log.place("stdout")));
            driver = awaitEnd(id);
        } while (driver.state().equals(RELAUNCHED));
        if (withdrawn) {
            throw failed(id, driver, "it was withdrawn");
        }
        log.messages().forEach(err::println);
        if (!driver.state().equals(DONE)) {
            throw failed(id, driver, "the whole log is " + log.place("stderr"));
        }
    }

    /**
     * Ends the driver, if it was submitted and still runs. Uses a connection of its own, so it may be called while another
     * thread waits for the driver.
     *
     * @param javaOption the option of Java by which the driver is identified
     * @param limit how long to wait for the master
     */
    void withdraw(String javaOption, Duration limit) {
        withdrawn = true;
        Thread asking = new Thread(() -> kill(javaOption), "withdrawal");
        asking.setDaemon(true);
        asking.start();
        try {
            asking.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (asking.isAlive()) {
            err.println("spark-pool: error: the master '%s' does not answer; the driver may run on".formatted(url));
        }
    }

    private void kill(String javaOption) {
        try (StandaloneMaster asked = StandaloneMaster.connect(url, settings, Duration.ZERO)) {
            asked.findDriver(javaOption)
                    .filter(asked::kill)
                    .ifPresent(id -> err.println("spark-pool: stopped before the end; %s is ended, too".formatted(id)));
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            err.println("spark-pool: error: %s; the driver may run on".formatted(e.getMessage()));
        }
    }

    private DriverLog awaitWorker(String id) {
        long startNanos = System.nanoTime();
        Driver driver = driver(id);
        while (driver.worker().isEmpty()) {
            if (ENDED.contains(driver.state())) {
                throw failed(id, driver, "no worker has run it");
            }
            if (driver.state().equals(WAITING) && System.nanoTime() - startNanos > limit.toNanos()) {
                ask(asked -> asked.kill(id));
                throw noRoom(id);
            }
            PollInterval.sleep();
            driver = driver(id);
        }
        return new DriverLog(page(driver.worker().get()), id);
    }

    private ClusterException noRoom(String id) {
        return new ClusterException(
                "no worker had room for %s within %d s, so it was withdrawn; it needs spark.driver.memory = %s and spark.driver.cores = %s: ask for less, end what uses the workers, or wait longer (spark.pool.clusterTimeout)"
                        .formatted(
                                id,
                                limit.toSeconds(),
                                settings.get(DriverMemory.KEY, "1g"),
                                settings.get("spark.driver.cores", "1")));
    }

    /** Returns the address of a worker's web page. */
    private String page(String worker) {
        return ask(StandaloneMaster::workers).stream()
                .filter(one -> one.id().equals(worker))
                .map(StandaloneMaster.Worker::webPage)
                .findFirst()
                .orElseThrow(
                        () -> new ClusterException("the master '%s' does not know %s any more".formatted(url, worker)));
    }

    private Driver awaitEnd(String id) {
        Driver driver = driver(id);
        while (!ENDED.contains(driver.state())) {
            PollInterval.sleep();
            driver = driver(id);
        }
        return driver;
    }

    private Driver driver(String id) {
        return ask(asked -> asked.driver(id))
                .orElseThrow(() -> new ClusterException(
                        "the master '%s' does not know %s any more; it was restarted without spark.deploy.recoveryMode"
                                .formatted(url, id)));
    }

    private static ClusterException failed(String id, Driver driver, String where) {
        String why = driver.error().map(error -> " (" + error + ")").orElse("");
        return new ClusterException("%s ended as %s%s; %s".formatted(id, driver.state(), why, where));
    }

    /** Asks the master; connects again if it was restarted. */
    private <T> T ask(Function<StandaloneMaster, T> question) {
        try {
            return question.apply(master);
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            master.close();
            master = StandaloneMaster.connect(url, settings, limit);
            return question.apply(master);
        }
    }

    /** Closes the connection to the master; the driver runs on. */
    @Override
    public void close() {
        master.close();
    }
}

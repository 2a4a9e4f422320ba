package io.sparkpool.spark;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.DeployMessages.DriverStatusResponse;
import org.apache.spark.deploy.DeployMessages.KillDriverResponse;
import org.apache.spark.deploy.DeployMessages.MasterStateResponse;
import org.apache.spark.deploy.DeployMessages.RequestDriverStatus;
import org.apache.spark.deploy.DeployMessages.RequestKillDriver;
import org.apache.spark.deploy.DeployMessages.RequestMasterState$;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcEnv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.reflect.ClassTag$;

/**
 * A connection to the master of a standalone cluster. It uses the same messages as Spark's own programs, authenticated
 * and encrypted according to the settings. Not thread-safe.
 */
public final class StandaloneMaster implements AutoCloseable {
    /** The scheme of a standalone master's address. */
    public static final String SCHEME = "spark://";

    private static final Logger LOG = LoggerFactory.getLogger(StandaloneMaster.class);
    private static final String ENDPOINT = "Master";
    private static final String ALIVE = "ALIVE";

    private final RpcEnv rpc;
    private final String url;

    /** The master that led when the masters were last asked. */
    private Optional<RpcEndpointRef> leader = Optional.empty();

    private StandaloneMaster(RpcEnv rpc, String url) {
        this.rpc = rpc;
        this.url = url;
    }

    /**
     * A driver that was submitted.
     *
     * @param state Spark's name of its state, such as RUNNING
     * @param worker the id of the worker that runs it; empty until there is one
     * @param error why it could not be started; empty if it could
     */
    public record Driver(String state, Optional<String> worker, Optional<String> error) {}

    /** A worker as it registered; it may have been lost since. */
    public record Worker(String id, String webPage, int cores, int memoryMiB) {}

    /** Adds the settings with which messages are encrypted, and authenticated by a secret. */
    public static SparkConf addSecret(String secret, SparkConf settings) {
        return settings.set("spark.authenticate", "true")
                .set("spark.network.crypto.enabled", "true")
                .set("spark.authenticate.secret", secret);
    }

    /**
     * Connects to a master that leads, and waits for it if necessary.
     *
     * @param url the address as Spark takes it, of one master, or of several of which one leads: {@code
     *     spark://one:7077,other:7077}
     * @param settings how the messages are authenticated and encrypted
     * @param limit how long to wait
     * @throws ClusterException if no master leads by then, or the master refuses the connection
     */
    public static StandaloneMaster connect(String url, SparkConf settings, Duration limit) {
        StandaloneMaster master = new StandaloneMaster(open(settings), url);
        try {
            master.await(settings, limit);
            return master;
        } catch (RuntimeException e) {
            master.close();
            throw e;
        }
    }

    /** Opens Spark's RPC as a client, which listens at no port, with short time limits for each answer. */
    private static RpcEnv open(SparkConf settings) {
        SparkConf limited = settings.clone()
                .set("spark.rpc.askTimeout", "10s")
                .set("spark.rpc.lookupTimeout", "10s")
                .set("spark.rpc.io.connectionCreationTimeout", "10s")
                .set("spark.network.auth.rpcTimeout", "10s");
        SecurityManager security = new SecurityManager(
                limited, SecurityManager.$lessinit$greater$default$2(), SecurityManager.$lessinit$greater$default$3());
        return RpcEnv.create("spark-pool", "127.0.0.1", 0, limited, security, true);
    }

    private void await(SparkConf settings, Duration limit) {
        long startNanos = System.nanoTime();
        AtomicReference<String> reason = new AtomicReference<>("it has not answered yet");
        try (WaitNotice notice = WaitNotice.in(
                settings,
                () -> LOG.warn("waiting up to {} s for the master '{}': {}", limit.toSeconds(), url, reason))) {
            await(settings, limit, startNanos, reason);
        }
    }

    private void await(SparkConf settings, Duration limit, long startNanos, AtomicReference<String> reason) {
        while (true) {
            try {
                leader = Optional.of(findLeader());
                return;
            } catch (InterruptedException e) {
                throw PollInterval.interrupted(e);
            } catch (Exception e) { // Scala throws checked exceptions without declaring them
                ConnectionFailure failure = ConnectionFailure.of(e, settings);
                Duration waited = Duration.ofNanos(System.nanoTime() - startNanos);
                if (failure.persistence() == ConnectionFailure.Persistence.PERMANENT || waited.compareTo(limit) >= 0) {
                    throw new ClusterException(
                            "the master '%s' does not answer: %s".formatted(url, failure.reason()), e);
                }
                reason.set(failure.reason());
                PollInterval.sleep();
            }
        }
    }

    /**
     * Returns the id of the submitted driver that has this Java option, if there is one. Of a driver that was started
     * again under other ids, that is the newest id.
     */
    public Optional<String> findDriver(String javaOption) {
        MasterStateResponse state = state(leader());
        return Stream.of(state.completedDrivers(), state.activeDrivers())
                .flatMap(Arrays::stream)
                .filter(driver -> driver.desc().command().javaOpts().contains(javaOption))
                .map(driver -> driver.id())
                .reduce((older, newer) -> newer);
    }

    /**
     * Returns the state of a driver, if the master knows the driver.
     *
     * @throws IllegalStateException if the master no longer leads
     */
    public Optional<Driver> driver(String id) {
        DriverStatusResponse status =
                leader().askSync(new RequestDriverStatus(id), ClassTag$.MODULE$.apply(DriverStatusResponse.class));
        if (!status.found() && status.exception().nonEmpty()) {
            throw new IllegalStateException(status.exception().get());
        }
        if (!status.found()) {
            return Optional.empty();
        }
        return Optional.of(new Driver(
                status.state().get().toString(),
                status.workerId().isEmpty()
                        ? Optional.empty()
                        : Optional.of(status.workerId().get()),
                status.exception().isEmpty()
                        ? Optional.empty()
                        : Optional.of(status.exception().get().toString())));
    }

    /** Ends a driver; returns whether there was one to end. */
    public boolean kill(String id) {
        return leader().askSync(
                        new RequestKillDriver(id),
                        ClassTag$.MODULE$.<KillDriverResponse>apply(KillDriverResponse.class))
                .success();
    }

    /** Returns the workers that have registered. */
    public List<Worker> workers() {
        return Arrays.stream(state(leader()).workers())
                .map(worker -> new Worker(worker.id(), worker.webUiAddress(), worker.cores(), worker.memory()))
                .toList();
    }

    private RpcEndpointRef leader() {
        return leader.orElseThrow();
    }

    private static MasterStateResponse state(RpcEndpointRef master) {
        return master.askSync(RequestMasterState$.MODULE$, ClassTag$.MODULE$.apply(MasterStateResponse.class));
    }

    /** Asks each of the masters whether it leads. */
    private RpcEndpointRef findLeader() throws InterruptedException {
        RuntimeException failure = new IllegalStateException("none of them leads");
        for (String address : url.substring(SCHEME.length()).split(",")) {
            try {
                RpcEndpointRef master = rpc.setupEndpointRef(RpcAddress.fromSparkURL(SCHEME + address), ENDPOINT);
                if (state(master).status().toString().equals(ALIVE)) {
                    return master;
                }
            } catch (Exception e) { // Scala throws checked exceptions without declaring them
                if (e instanceof InterruptedException interruption) {
                    throw interruption;
                }
                failure = new IllegalStateException(e);
            }
        }
        throw failure;
    }

    /** Closes the connection. */
    @Override
    public void close() {
        rpc.shutdown();
    }
}

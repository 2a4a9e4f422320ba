package io.sparkpool.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.Command;
import org.apache.spark.deploy.DeployMessages.DriverStatusResponse;
import org.apache.spark.deploy.DeployMessages.MasterStateResponse;
import org.apache.spark.deploy.DeployMessages.RequestDriverStatus;
import org.apache.spark.deploy.DriverDescription;
import org.apache.spark.deploy.master.ApplicationInfo;
import org.apache.spark.deploy.master.DriverInfo;
import org.apache.spark.deploy.master.DriverState;
import org.apache.spark.deploy.master.RecoveryState;
import org.apache.spark.deploy.master.WorkerInfo;
import org.apache.spark.rpc.RpcCallContext;
import org.apache.spark.rpc.RpcEndpoint;
import org.apache.spark.rpc.RpcEnv;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import scala.Function1;
import scala.Option;
import scala.PartialFunction;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/** Drivers of a master that gives the answers of these tests. */
@Timeout(300)
class DriverWatchTest {
    private static final String JAVA_OPTION = "-Dmy=job";
    private static final String LOG = "spark-pool: %s runs the job; its outputs go to "
            + "http://127.0.0.1:1/logPage/?driverId=%1$s&logType=stdout\n";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Master master = new Master();
    private DriverWatch watch;

    @BeforeEach
    void connect() {
        watch = new DriverWatch(
                new SparkConf(false)
                        .set("spark.master", "spark://" + master.rpc.address().hostPort()),
                Duration.ofMinutes(5),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        watch.close();
        master.rpc.shutdown();
    }

    @Test
    void aDriverThatWasStartedAgainAndHasEndedIsFollowed() {
        watch.await(JAVA_OPTION);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(LOG.formatted("driver-1") + LOG.formatted("driver-2"));
    }

    @Test
    void aMasterThatDoesNotAnswerIsNotWaitedForIfTheDriverIsWithdrawn() {
        master.answers = false;
        watch.withdraw(JAVA_OPTION, Duration.ofMillis(200));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("spark-pool: error: the master 'spark://%s' does not answer; the driver may run on\n"
                        .formatted(master.rpc.address().hostPort()));
    }

    /** A master whose driver was started again as another one, which has ended, once the first one is asked for. */
    private static final class Master implements RpcEndpoint {
        private final RpcEnv rpc;
        private volatile boolean answers = true;
        private volatile boolean startedAgain;

        Master() {
            SparkConf settings = new SparkConf(false);
            SecurityManager security = new SecurityManager(
                    settings,
                    SecurityManager.$lessinit$greater$default$2(),
                    SecurityManager.$lessinit$greater$default$3());
            rpc = RpcEnv.create("master", "127.0.0.1", 0, settings, security, false);
            rpc.setupEndpoint("Master", this);
        }

        @Override
        public RpcEnv rpcEnv() {
            return rpc;
        }

        @Override
        public PartialFunction<Object, BoxedUnit> receiveAndReply(RpcCallContext call) {
            return new AbstractPartialFunction<>() {
                @Override
                public boolean isDefinedAt(Object question) {
                    return true;
                }

                @Override
                @SuppressWarnings("unchecked")
                public <A, B> B applyOrElse(A question, Function1<A, B> other) {
                    if (answers) {
                        call.reply(question instanceof RequestDriverStatus asked ? status(asked.driverId()) : state());
                    }
                    return (B) BoxedUnit.UNIT;
                }
            };
        }

        private DriverStatusResponse status(String id) {
            boolean first = id.equals("driver-1");
            startedAgain |= first;
            return new DriverStatusResponse(
                    true,
                    Option.apply(first ? DriverState.RELAUNCHING() : DriverState.FINISHED()),
                    Option.apply("worker-1"),
                    Option.empty(),
                    Option.empty());
        }

        private MasterStateResponse state() {
            DriverInfo first = driver("driver-1");
            WorkerInfo worker = new WorkerInfo(
                    "worker-1", "127.0.0.1", 1, 1, 1024, self(), "http://127.0.0.1:1", Map$.MODULE$.empty());
            return new MasterStateResponse(
                    "127.0.0.1",
                    1,
                    Option.empty(),
                    new WorkerInfo[] {worker},
                    new ApplicationInfo[0],
                    new ApplicationInfo[0],
                    startedAgain ? new DriverInfo[0] : new DriverInfo[] {first},
                    startedAgain ? new DriverInfo[] {first, driver("driver-2")} : new DriverInfo[0],
                    RecoveryState.ALIVE());
        }

        private static DriverInfo driver(String id) {
            Command command =
                    new Command("Main", seq(), Map$.MODULE$.<String, String>empty(), seq(), seq(), seq(JAVA_OPTION));
            return new DriverInfo(0, id, new DriverDescription("x.jar", 1024, 1, false, command, seq()), new Date(0));
        }

        @SafeVarargs
        private static <T> Seq<T> seq(T... elements) {
            return CollectionConverters.asScala(List.of(elements)).toSeq();
        }
    }
}

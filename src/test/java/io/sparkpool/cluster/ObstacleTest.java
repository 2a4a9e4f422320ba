package io.sparkpool.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.cluster.Obstacle.Persistence;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObstacleTest {
    private static final SparkConf OPEN = new SparkConf(false);
    private static final SparkConf SECURED = new SparkConf(false).set("spark.authenticate", "true");

    @Test
    void aMasterThatDoesNotRunMayComeYet() {
        assertThat(Obstacle.of(wrapped(new ConnectException("Connection refused")), SECURED))
                .isEqualTo(new Obstacle(
                        "nothing listens there (connection refused); check the port, and that the master runs",
                        Persistence.PASSING));
    }

    @Test
    void aHostThatThereIsNotWillNotCome() {
        assertThat(Obstacle.of(wrapped(new UnknownHostException("nowhere.invalid")), OPEN))
                .isEqualTo(new Obstacle("there is no such host; check the name", Persistence.LASTING));
    }

    @Test
    void anotherServerWillNotBecomeAMaster() {
        IllegalArgumentException answer = new IllegalArgumentException("Too large frame: 5211883372140375593");
        assertThat(Obstacle.of(wrapped(answer), OPEN))
                .isEqualTo(new Obstacle(
                        "what listens there is no Spark master; check the port, which is not that of the web page",
                        Persistence.LASTING));
    }

    @Test
    void aMasterThatWantsASecretWillNotDoWithoutOne() {
        RuntimeException answer = new RuntimeException(
                "java.lang.IllegalStateException: Expected SaslMessage, received something else (maybe your client "
                        + "does not have SASL enabled?)");
        assertThat(Obstacle.of(wrapped(answer), OPEN))
                .isEqualTo(new Obstacle(
                        "it turned us away, as it wants a secret; set spark.authenticate to true and "
                                + "spark.authenticate.secret to the cluster's, in a properties file that only you can read",
                        Persistence.LASTING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message is dropped because Outbox is stopped",
                "Connection from /127.0.0.1:7077 closed",
                "Broken pipe",
                "Connection reset by peer"
            })
    void aConnectionThatEndsWhileSecretsAreComparedSaysThatTheyDiffer(String message) {
        assertThat(Obstacle.of(wrapped(new IOException(message)), SECURED))
                .isEqualTo(new Obstacle(
                        "it closed the connection while the secrets were compared; "
                                + "set spark.authenticate.secret to the cluster's",
                        Persistence.LASTING));
    }

    @Test
    void aConnectionThatEndsWithoutASecretMayComeBack() {
        assertThat(Obstacle.of(wrapped(new IOException("Connection reset by peer")), OPEN))
                .isEqualTo(new Obstacle("java.io.IOException: Connection reset by peer", Persistence.PASSING));
    }

    @Test
    void anythingElseIsShownAsItIsAndMayPass() {
        assertThat(Obstacle.of(wrapped(new TimeoutException("Future timed out after [10 seconds]")), OPEN))
                .isEqualTo(new Obstacle(
                        "java.util.concurrent.TimeoutException: Future timed out after [10 seconds]",
                        Persistence.PASSING));
    }

    @Test
    void aFailureWithoutWordsIsShownByItsType() {
        assertThat(Obstacle.of(new IllegalStateException(), SECURED))
                .isEqualTo(new Obstacle("java.lang.IllegalStateException", Persistence.PASSING));
    }

    /** As Spark throws it, and the one who asks for the leader. */
    private static Exception wrapped(Exception root) {
        return new IllegalStateException(new SparkException("Exception thrown in awaitResult: ", root));
    }
}

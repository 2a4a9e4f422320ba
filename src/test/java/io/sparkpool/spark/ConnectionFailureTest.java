package io.sparkpool.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.spark.ConnectionFailure.Persistence;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionFailureTest {
    private static final SparkConf OPEN = new SparkConf(false);
    private static final SparkConf SECURED = new SparkConf(false).set("spark.authenticate", "true");

    @Test
    void aMasterThatDoesNotRunMayComeYet() {
        assertThat(ConnectionFailure.of(wrapped(new ConnectException("Connection refused")), SECURED))
                .isEqualTo(new ConnectionFailure(
                        "nothing listens there (connection refused); check the port, and that the master runs",
                        Persistence.TRANSIENT));
    }

    @Test
    void aHostThatThereIsNotWillNotCome() {
        assertThat(ConnectionFailure.of(wrapped(new UnknownHostException("nowhere.invalid")), OPEN))
                .isEqualTo(new ConnectionFailure("there is no such host; check the name", Persistence.PERMANENT));
    }

    @Test
    void anotherServerWillNotBecomeAMaster() {
        IllegalArgumentException answer = new IllegalArgumentException("Too large frame: 5211883372140375593");
        assertThat(ConnectionFailure.of(wrapped(answer), OPEN))
                .isEqualTo(new ConnectionFailure(
                        "the server there is not a Spark master; use the master's port, not its web page's",
                        Persistence.PERMANENT));
    }

    @Test
    void aMasterThatWantsASecretWillNotDoWithoutOne() {
        RuntimeException answer = new RuntimeException(
                "java.lang.IllegalStateException: Expected SaslMessage, received something else (maybe your client "
                        + "does not have SASL enabled?)");
        assertThat(ConnectionFailure.of(wrapped(answer), OPEN))
                .isEqualTo(new ConnectionFailure(
                        "it requires a secret; set spark.authenticate to true and "
                                + "spark.authenticate.secret to the cluster's, in a properties file that only you can read",
                        Persistence.PERMANENT));
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
        assertThat(ConnectionFailure.of(wrapped(new IOException(message)), SECURED))
                .isEqualTo(new ConnectionFailure(
                        "it closed the connection while the secrets were compared; "
                                + "set spark.authenticate.secret to the cluster's",
                        Persistence.PERMANENT));
    }

    @Test
    void aConnectionThatEndsWithoutASecretMayComeBack() {
        assertThat(ConnectionFailure.of(wrapped(new IOException("Connection reset by peer")), OPEN))
                .isEqualTo(
                        new ConnectionFailure("java.io.IOException: Connection reset by peer", Persistence.TRANSIENT));
    }

    @Test
    void anythingElseIsShownAsItIsAndMayPass() {
        assertThat(ConnectionFailure.of(wrapped(new TimeoutException("Future timed out after [10 seconds]")), OPEN))
                .isEqualTo(new ConnectionFailure(
                        "java.util.concurrent.TimeoutException: Future timed out after [10 seconds]",
                        Persistence.TRANSIENT));
    }

    @Test
    void aFailureWithoutWordsIsShownByItsType() {
        assertThat(ConnectionFailure.of(new IllegalStateException(), SECURED))
                .isEqualTo(new ConnectionFailure("java.lang.IllegalStateException", Persistence.TRANSIENT));
    }

    /** Wraps a failure as Spark and the code that looks for the leader do. */
    private static Exception wrapped(Exception root) {
        return new IllegalStateException(new SparkException("Exception thrown in awaitResult: ", root));
    }
}

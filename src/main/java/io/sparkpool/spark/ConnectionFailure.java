package io.sparkpool.spark;

import java.io.InvalidClassException;
import java.net.ConnectException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/**
 * Why a master does not answer.
 *
 * @param why in words for a user, and how to fix it
 * @param persistence whether waiting might help
 */
record ConnectionFailure(String why, Persistence persistence) {
    /** How long an obstacle may be expected to last. */
    enum Persistence {
        TRANSIENT,
        PERMANENT
    }

    static ConnectionFailure of(Throwable failure, SparkConf settings) {
        Throwable root = root(failure);
        String message = String.valueOf(root.getMessage());
        if (root instanceof ConnectException) {
            return new ConnectionFailure(
                    "nothing listens there (connection refused); check the port, and that the master runs",
                    Persistence.TRANSIENT);
        }
        if (root instanceof UnknownHostException) {
            return new ConnectionFailure("there is no such host; check the name", Persistence.PERMANENT);
        }
        if (root instanceof URISyntaxException || message.startsWith("Invalid master URL")) {
            return new ConnectionFailure(
                    "that is no address of a master; write spark://HOST:PORT", Persistence.PERMANENT);
        }
        if (root instanceof InvalidClassException) {
            return new ConnectionFailure(
                    "it runs another version of Spark (%s); set SPARK_HOME to a distribution of that version"
                            .formatted(message),
                    Persistence.PERMANENT);
        }
        if (message.contains("Too large frame")) {
            return new ConnectionFailure(
                    "what listens there is no Spark master; check the port, which is not that of the web page",
                    Persistence.PERMANENT);
        }
        if (message.contains("Expected SaslMessage")) {
            return new ConnectionFailure(
                    "it turned us away, as it wants a secret; set spark.authenticate to true and spark.authenticate.secret to the cluster's, in a properties file that only you can read",
                    Persistence.PERMANENT);
        }
        if (settings.getBoolean("spark.authenticate", false) && isClosedConnection(message)) {
            return new ConnectionFailure(
                    "it closed the connection while the secrets were compared; set spark.authenticate.secret to the cluster's",
                    Persistence.PERMANENT);
        }
        return new ConnectionFailure(root.toString(), Persistence.TRANSIENT);
    }

    private static boolean isClosedConnection(String message) {
        return Stream.of("Outbox is stopped", "closed", "Broken pipe", "reset").anyMatch(message::contains);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Optional<Throwable> cause = cause(root); cause.isPresent(); cause = cause(root)) {
            root = cause.get();
        }
        return root;
    }

    private static Optional<Throwable> cause(Throwable thrown) {
        return Optional.ofNullable(thrown.getCause());
    }
}

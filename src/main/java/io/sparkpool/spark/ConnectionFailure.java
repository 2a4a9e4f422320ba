package io.sparkpool.spark;

import java.io.InvalidClassException;
import java.net.ConnectException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/**
 * The reason why a master does not answer.
 *
 * @param reason the reason as a user can understand it, and how to fix it
 * @param persistence whether waiting may help
 */
record ConnectionFailure(String reason, Persistence persistence) {
    /** Whether a failure may pass by itself. */
    enum Persistence {
        TRANSIENT,
        PERMANENT
    }

    /** Finds the reason in what Spark threw. */
    static ConnectionFailure of(Throwable failure, SparkConf settings) {
        Throwable root = root(failure);
        String message = String.valueOf(root.getMessage());
        if (root instanceof ConnectException) {
            return new ConnectionFailure(
                    "nothing listens there (connection refused); check the port, and that the master runs",
                    Persistence.TRANSIENT);
        }
        return permanentReason(root, message, settings)
                .map(reason -> new ConnectionFailure(reason, Persistence.PERMANENT))
                .orElseGet(() -> new ConnectionFailure(root.toString(), Persistence.TRANSIENT));
    }

    private static Optional<String> permanentReason(Throwable root, String message, SparkConf settings) {
        if (root instanceof UnknownHostException) {
            return Optional.of("there is no such host; check the name");
        }
        if (root instanceof URISyntaxException || message.startsWith("Invalid master URL")) {
            return Optional.of("it is not the address of a master; write spark://HOST:PORT");
        }
        if (root instanceof InvalidClassException) {
            return Optional.of("it runs another version of Spark (%s); set SPARK_HOME to a distribution of that version"
                    .formatted(message));
        }
        if (message.contains("Too large frame")) {
            return Optional.of("the server there is not a Spark master; use the master's port, not its web page's");
        }
        if (message.contains("Expected SaslMessage")) {
            return Optional.of(
                    "it requires a secret; set spark.authenticate to true and spark.authenticate.secret to the cluster's, in a properties file that only you can read");
        }
        return settings.getBoolean("spark.authenticate", false) && isClosedConnection(message)
                ? Optional.of(
                        "it closed the connection while the secrets were compared; set spark.authenticate.secret to the cluster's")
                : Optional.empty();
    }

    private static boolean isClosedConnection(String message) {
        return Stream.of("Outbox is stopped", "closed", "Broken pipe", "reset").anyMatch(message::contains);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}

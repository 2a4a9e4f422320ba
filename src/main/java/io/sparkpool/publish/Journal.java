package io.sparkpool.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What is exchanged in a publication that cannot be done in one rename. Once it is written, the publication is finished
 * whatever happens: by its run, or by a later one.
 *
 * @param journal the version of this format
 * @param run the id of the run
 * @param exchanges the targets in their order; the stage of the first one has the journal
 */
record Journal(String journal, String run, List<Exchange> exchanges) {
    private static final String VERSION = "spark-pool/journal/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What the other stages have instead of the journal.
     *
     * @param run the id of the run
     * @param stage the stage with the journal, as {@link StageDirectory#recorded} has it
     */
    record Reference(String run, String stage) {
        static Reference parse(byte[] json) throws IOException {
            return JSON.readValue(json, Reference.class);
        }

        byte[] json() throws IOException {
            return JSON.writeValueAsBytes(this);
        }
    }

    Journal {
        exchanges = List.copyOf(exchanges);
    }

    static Journal of(String run, List<Exchange> exchanges) {
        return new Journal(VERSION, run, exchanges);
    }

    static Journal parse(byte[] json) throws IOException {
        JsonNode tree = JSON.readTree(json); // another version may have other fields
        String version = tree.path("journal").asText();
        if (!VERSION.equals(version)) {
            throw new IOException(
                    "its journal is of version '%s', and this is '%s'; recover it with the version that wrote it"
                            .formatted(version, VERSION));
        }
        try {
            return JSON.treeToValue(tree, Journal.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "its journal cannot be read (%s); recover it with the version that wrote it"
                            .formatted(
                                    e.getOriginalMessage().lines().findFirst().orElse("")),
                    e);
        }
    }

    byte[] json() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    /** Returns the exchanges with their paths, which depend on the stage in which the journal is. */
    List<LocatedExchange> locate(StageDirectory primary, Configuration hadoop) throws IOException {
        List<LocatedExchange> located = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            located.add(exchange.locate(primary, hadoop));
        }
        return located;
    }
}

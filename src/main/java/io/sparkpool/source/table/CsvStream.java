package io.sparkpool.source.table;

import io.sparkpool.file.DamagedFile;
import io.sparkpool.file.InputFile;
import io.sparkpool.pool.task.InputReceiver;
import io.sparkpool.source.TextFiles;
import io.sparkpool.source.TextParts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import org.apache.hadoop.conf.Configuration;

/**
 * Cuts the text of a CSV file into records at the line ends outside of quotes.
 *
 * @param dialect how quotes are written
 */
record CsvStream(CsvDialect dialect) {
    /** Takes records. */
    @FunctionalInterface
    interface RecordHandler {
        /** Takes a record; returns whether more are wanted. */
        boolean record(String text) throws IOException;
    }

    /**
     * Passes the records of a file to a handler. For each line of a record after its first one, a line is skipped, so
     * that records are counted as lines. What a decompressor cannot read is rejected with the rest of the file.
     */
    void forEach(InputFile file, Configuration hadoop, InputReceiver<? super Object> receiver, RecordHandler handler)
            throws IOException {
        try (Reader reader = open(file, hadoop)) {
            CsvSplitter splitter = new CsvSplitter(reader, dialect.forSpark());
            while (splitter.next()) {
                if (!handler.record(splitter.record())) {
                    return;
                }
                for (long more = splitter.moreLines(); more > 0; more--) {
                    receiver.skip();
                }
            }
        } catch (IOException | RuntimeException e) {
            if (!DamagedFile.isCauseOf(e)) {
                throw e;
            }
            TextParts.rejectRest(file, hadoop, receiver, e);
        }
    }

    private Reader open(InputFile file, Configuration hadoop) throws IOException {
        return new BufferedReader(new InputStreamReader(
                TextFiles.open(file.hadoopPath(), hadoop),
                dialect.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(StrictText.NO_CHARACTER))));
    }
}

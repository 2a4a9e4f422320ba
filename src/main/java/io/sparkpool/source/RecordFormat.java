package io.sparkpool.source;

import io.sparkpool.pool.task.InputReceiver;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/** How the records of a file, such as its lines or rows, become inputs. It is sent with every chunk. */
public interface RecordFormat extends Serializable {
    /**
     * Passes the records of a part of a file to the receiver, in order, until the receiver wants no more. What cannot be
     * read as a record is rejected.
     *
     * @throws IOException if the file cannot be read
     */
    void read(FilePart part, Configuration hadoop, InputReceiver<? super Object> receiver) throws IOException;

    /** Returns what one record of a file is called in messages: {@code line} or {@code row}. */
    String unit();

    /** Returns the advice for a user if a part that cannot be split has outputs that are too large for one result. */
    String whenTooLarge();
}

package io.sparkpool.source;

import io.sparkpool.pool.task.InputReceiver;
import java.io.Serializable;
import org.apache.hadoop.io.Text;

/** Reads lines of text as inputs. */
sealed interface LineReader extends Serializable permits NumberLine, StringLine {
    /**
     * Passes the input on a line to the receiver. A line without one is skipped or rejected.
     *
     * @return whether the receiver wants more
     */
    boolean read(Text line, InputReceiver<? super Object> receiver);
}

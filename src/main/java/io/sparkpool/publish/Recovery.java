package io.sparkpool.publish;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Finishes or removes what a run that died has left beside its target. */
public final class Recovery {
    private Recovery() {}

    /**
     * Recovers a target.
     *
     * @return what was found and done, as a sentence for the user
     * @throws UnwritableTargetException if a run that is alive uses the target
     */
    public static String recover(String path, Configuration hadoop) throws IOException {
        throw new UnsupportedOperationException();
    }
}

package io.sparkpool.publish;

import java.io.IOException;

/**
 * A step of a publication. A process may be killed before, in, or after any of them.
 *
 * @param target the path for which it is done, for messages
 * @param action what is done
 */
record Step(String target, Action action) {
    /** What is done. */
    interface Action {
        /** Does it. */
        void run() throws IOException;
    }

    void run() throws IOException {
        action.run();
    }
}

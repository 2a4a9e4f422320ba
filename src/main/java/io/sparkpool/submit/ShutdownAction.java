package io.sparkpool.submit;

import java.util.concurrent.locks.LockSupport;

/**
 * An action that runs if the process ends before it is closed, as on a signal. Once the process is ending, a thread that creates
 * or closes an action does not return: the exit code is that of what ends the process.
 */
final class ShutdownAction implements AutoCloseable {
    private final Thread hook;

    private ShutdownAction(Runnable action) {
        this.hook = new Thread(action, "shutdown-action");
    }

    static ShutdownAction register(Runnable action) {
        ShutdownAction registered = new ShutdownAction(action);
        try {
            Runtime.getRuntime().addShutdownHook(registered.hook);
        } catch (IllegalStateException processEnds) {
            action.run();
            parkForGood();
        }
        return registered;
    }

    /** Forgets the action. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException processEnds) {
            parkForGood();
        }
    }

    private static void parkForGood() {
        while (true) {
            LockSupport.park();
        }
    }
}

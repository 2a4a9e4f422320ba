package io.sparkpool.spark;

import java.util.concurrent.locks.LockSupport;

/**
 * An action that runs if the process ends, for example on a signal, before the action is closed. If the process is
 * ending, a thread that registers or closes an action blocks forever, so that it cannot change the exit code.
 */
public final class ShutdownAction implements AutoCloseable {
    private final Thread hook;

    private ShutdownAction(Runnable action) {
        this.hook = new Thread(action, "shutdown-action");
    }

    /** Registers an action. If the process is ending already, runs the action and blocks forever. */
    public static ShutdownAction register(Runnable action) {
        ShutdownAction registered = new ShutdownAction(action);
        try {
            Runtime.getRuntime().addShutdownHook(registered.hook);
        } catch (IllegalStateException processEnds) {
            action.run();
            parkForGood();
        }
        return registered;
    }

    /** Unregisters the action. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException processEnds) {
            parkForGood();
        }
    }

    /** Blocks the calling thread forever. */
    public static void parkForGood() {
        while (true) {
            LockSupport.park();
        }
    }
}

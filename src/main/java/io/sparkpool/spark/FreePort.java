package io.sparkpool.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Looks for ports of the loopback address that no other program has taken. */
public final class FreePort {
    private static final int LAST = 65_535;

    private FreePort() {}

    /**
     * Returns the first free port.
     *
     * @param first the port to begin with
     * @throws ClusterException if there is none
     */
    public static int from(int first) {
        return from(first, 1);
    }

    /**
     * Returns the first free port of every so many.
     *
     * @param first the port to begin with
     * @param step the distance to the next one
     * @throws ClusterException if there is none
     */
    public static int from(int first, int step) {
        return IntStream.iterate(first, port -> port <= LAST, port -> port + step)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new ClusterException("there is no free port from %d on".formatted(first)));
    }

    /** Returns whether a port is free. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

package bench;

import java.util.stream.LongStream;

/** The lesson as a parallel stream: one Java process. Arguments: the number of inputs and of cores. */
public final class StreamPool {
    private StreamPool() {}

    /** Prints the lesson's line. */
    public static void main(String[] arguments) {
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", arguments[1]);
        long[] squares = squares(Integer.parseInt(arguments[0]));
        StringBuilder line = new StringBuilder("Pool    : [");
        for (int i = 0; i < squares.length; i++) {
            line.append(i == 0 ? "" : ", ").append(squares[i]);
        }
        System.out.println(line.append(']'));
    }

    static long[] squares(int inputs) {
        return LongStream.range(0, inputs)
                .parallel()
                .map(x -> Math.multiplyExact(x, x))
                .toArray();
    }
}

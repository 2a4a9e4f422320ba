import java.util.ArrayList;
import java.util.List;

/** A solution of exercise 2. */
public class Chunks {
    /** Returns the chunks of so many inputs on so many cores. */
    static List<String> chunks(int inputs, int cores) {
        List<String> chunks = new ArrayList<>();
        int tasks = 4 * cores;
        int size = (inputs + tasks - 1) / tasks; // rounds up: a division of ints drops what is behind the point
        for (int first = 0; first < inputs; first += size) {
            int last = Math.min(first + size, inputs) - 1; // the last chunk ends with the last input
            chunks.add(first + "-" + last);
        }
        return chunks; // with 0 inputs the loop never runs
    }
}

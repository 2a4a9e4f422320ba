import java.util.ArrayList;
import java.util.List;

/**
 * Exercise 2: cut the inputs into chunks, as Python's Pool does.
 *
 * A pool does not hand out inputs one by one, but in chunks of consecutive inputs. Python makes at
 * most four chunks for each core: a chunk has inputs / (4 * cores) inputs, rounded up. The last
 * chunk may be shorter.
 *
 * Each chunk is shown as a text with its first and its last index, which count from 0:
 * chunks(100, 4) is the list "0-6", "7-13", ..., "91-97", "98-99", as 100 / 16 is 6.25, and so a
 * chunk has 7 inputs.
 * chunks(3, 1) is the list "0-0", "1-1", "2-2", and chunks(0, 4) is empty.
 *
 * Check it: ./submit.sh learn check 2
 */
public class Chunks {
    /** Returns the chunks of so many inputs on so many cores. */
    static List<String> chunks(int inputs, int cores) {
        List<String> chunks = new ArrayList<>();
        // write here: compute the size of a chunk, and then add one chunk after the other
        return chunks;
    }
}

// Counts the words of text files, and prints the most frequent ones:
//   ./submit.sh run src/examples/WordCounts.java README.md src/site/markdown/*.md
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

public class WordCounts {
    private static final Pattern WORD = Pattern.compile("[a-z]+");

    static Map<String, Integer> count(String file) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        WORD.matcher(Files.readString(Path.of(file)).toLowerCase())
                .results()
                .forEach(word -> counts.merge(word.group(), 1, Integer::sum));
        return counts;
    }

    /** Adds the counts of two files. A combiner must not change its arguments. */
    static Map<String, Integer> add(Map<String, Integer> one, Map<String, Integer> other) {
        Map<String, Integer> sum = new TreeMap<>(one);
        other.forEach((word, count) -> sum.merge(word, count, Integer::sum));
        return sum;
    }

    public static void main(String[] args) {
        Map<String, Integer> counts;
        try (Pool pool = Pool.start()) {
            counts = pool.mapReduce(WordCounts::count, new TreeMap<>(), WordCounts::add, Inputs.of(List.of(args)));
        }
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(10)
                .forEach(word -> System.out.printf("%7d %s%n", word.getValue(), word.getKey()));
    }
}

package io.sparkpool.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known word that a user may have meant. */
public final class Nearest {
    private static final int MAX_DIFFERENCES = 2;

    private Nearest() {}

    /** Returns the known word nearest to a mistyped one, by the number of letters that differ; the first of several. */
    public static Optional<String> to(String typed, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    /**
     * Returns the known word that differs only in upper and lower case, else one that differs in at most two letters.
     */
    public static Optional<String> closeTo(String typed, Collection<String> known) {
        return known.stream()
                .filter(typed::equalsIgnoreCase)
                .findFirst()
                .or(() -> to(typed, known).filter(word -> distance(typed, word) <= MAX_DIFFERENCES));
    }

    /** Returns how many letters have to be inserted, deleted or replaced to turn one word into the other. */
    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance().apply(one, other);
    }
}

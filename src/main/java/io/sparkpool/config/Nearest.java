package io.sparkpool.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what a user may have meant. */
public final class Nearest {
    private static final int SLIP = 2;

    private Nearest() {}

    /** The known word nearest to a mistyped one, by the number of letters that differ; the first of several. */
    public static Optional<String> to(String typed, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    /** The known word that so few letters differ from that the typed one is a slip. */
    public static Optional<String> slip(String typed, Collection<String> known) {
        return to(typed, known).filter(word -> distance(typed, word) <= SLIP);
    }

    /** How many letters have to be put in, taken out or replaced to make one word of the other. */
    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance().apply(one, other);
    }
}

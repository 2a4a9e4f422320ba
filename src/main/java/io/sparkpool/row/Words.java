package io.sparkpool.row;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.Nearest;
import java.util.List;

/** Phrases of the messages about columns. */
final class Words {
    private static final int MAX_NAMES = 20;

    private Words() {}

    /** Returns a noun with its article. */
    static String withArticle(String noun) {
        return ("AEIOaeio".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    /** Returns the names with commas between them, or the first ones of many. */
    static String list(List<String> names) {
        String listed = String.join(", ", names.subList(0, Math.min(names.size(), MAX_NAMES)));
        return names.size() > MAX_NAMES ? listed + ", ..." : listed;
    }

    /** Returns the names that there are, and the one that is nearest to a name that is not among them. */
    static String nearest(String name, List<String> names) {
        return Nearest.to(name, names)
                .map(nearest -> "it has %s; the nearest is %s".formatted(list(names), MessageText.of(nearest)))
                .orElse("it has none");
    }
}

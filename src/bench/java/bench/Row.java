package bench;

import java.util.List;

/**
 * One row of the results: contenders that do the same work.
 *
 * @param key the row's name in the results
 * @param title a description of the work
 * @param entries the contenders; the first one is this project
 */
record Row(String key, String title, List<Entry> entries) {
    /** Returns this project's time, divided by the time of the contender with this name. */
    double ratioTo(String name) {
        return 1 / entry(name).medianTimesOurs();
    }

    Entry ours() {
        return entries.get(0);
    }

    /** Returns the entry of the contender with this name. */
    Entry entry(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseGet(() -> Entry.skipped(name, "not in this row"));
    }
}

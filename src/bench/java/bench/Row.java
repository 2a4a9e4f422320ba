package bench;

import java.util.List;

/**
 * Contenders that did the same work.
 *
 * @param key the row's name in the results
 * @param title the work
 * @param entries this project first
 */
record Row(String key, String title, List<Entry> entries) {
    Entry ours() {
        return entries.get(0);
    }

    /** The entry of that name. */
    Entry entry(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseGet(() -> Entry.skipped(name, "not asked for"));
    }
}

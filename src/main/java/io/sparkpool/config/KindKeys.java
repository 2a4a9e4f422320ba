package io.sparkpool.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The keys of inputs, or those of outputs. One of them names the kind, of which the ending of a path may tell, and each
 * kind has some of the others.
 *
 * @param noun what they describe, in messages
 * @param kind the key that names the kind
 * @param path the key of the path
 * @param all all keys
 * @param inAnyFile the keys that may stand in a file although the kind there is another one
 * @param words returns what messages call a key; empty if that is the last part of the key
 */
public record KindKeys(
        String noun,
        Key<String> kind,
        Key<String> path,
        List<Key<?>> all,
        List<Key<?>> inAnyFile,
        Function<Key<?>, Optional<String>> words) {
    /** Copies the keys. */
    public KindKeys {
        all = List.copyOf(all);
        inAnyFile = List.copyOf(inAnyFile);
    }

    /** Returns the name of a format by the ending that its files have. */
    public static String formatOfEnding(String ending) {
        String lower = ending.toLowerCase(Locale.ROOT);
        return lower.equals("jsonl") || lower.equals("ndjson") ? "json" : lower;
    }

    /**
     * Returns the kind that the path of a layer of settings implies by its ending, if the layer sets no kind. It has
     * the origin of the path and overrides the kinds of lower layers.
     *
     * @param kindOfPath returns the kind that a path implies
     */
    public Optional<Setting> impliedBy(Settings layer, UnaryOperator<String> kindOfPath) {
        return layer.find(path.key())
                .filter(found -> layer.find(kind.key()).isEmpty())
                .map(found -> Setting.implied(kind.key(), kindOfPath.apply(found.value()), found.origin()));
    }

    /**
     * Refuses keys of other kinds, which have no effect, unless they are in a file and an option of the command line
     * overrides it. A driver on a cluster, which does not know the layers of the files, comes to the same result.
     *
     * @param shown the kind at hand in messages
     * @param own its keys
     */
    public void refuseOthers(JobContext context, String shown, List<Key<?>> own) {
        Setting set = context.settings().find(kind.key()).orElseThrow();
        for (Key<?> key : all) {
            if (key != kind && !own.contains(key)) {
                context.settings().all().stream()
                        .filter(setting ->
                                key.matches(setting.key()) && !setting.origin().equals(Setting.DEFAULT))
                        .filter(setting -> setting.isOption() || !set.isOption() && !inAnyFile.contains(key))
                        .forEach(setting -> context.problems()
                                .add(
                                        "use",
                                        setting,
                                        "the %s is %s (%s), which has no %s; leave out one of the two"
                                                .formatted(noun, shown, set.origin(), word(key))));
            }
        }
    }

    private String word(Key<?> key) {
        return words.apply(key).orElseGet(() -> key.key().substring(kind.key().length() + 1));
    }
}

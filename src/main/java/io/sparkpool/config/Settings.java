package io.sparkpool.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Settings by key, in the keys' order, one value for each key. Immutable. */
public final class Settings {
    private final TreeMap<String, Setting> byKey = new TreeMap<>();

    private Settings(List<Setting> lowestFirst) {
        lowestFirst.forEach(setting -> byKey.put(setting.key(), setting));
    }

    /** Layers settings over one another. Of two with the same key the later one counts. */
    public static Settings of(List<Setting> lowestFirst) {
        return new Settings(lowestFirst);
    }

    /** The setting of a key, if there is one. */
    public Optional<Setting> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** All settings, in the order of their keys. */
    public Collection<Setting> all() {
        return List.copyOf(byKey.values());
    }
}

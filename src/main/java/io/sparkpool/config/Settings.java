package io.sparkpool.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings by key, in the order of the keys, one value for each key. Immutable. */
public final class Settings {
    private final TreeMap<String, Setting> byKey = new TreeMap<>();

    private Settings(List<Setting> lowestFirst) {
        lowestFirst.forEach(setting -> byKey.put(setting.key(), setting));
    }

    /** Merges settings. Of two with the same key, the later one takes precedence. */
    public static Settings of(List<Setting> lowestFirst) {
        return new Settings(lowestFirst);
    }

    /** Returns the setting of a key, if there is one. */
    public Optional<Setting> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Returns the value of a key, if it is set; the default if it cannot be read, which {@link #check} reports. */
    public <T> Optional<T> find(Key<T> key) {
        try {
            return find(key.key()).map(setting -> key.type().read(setting.value()));
        } catch (IllegalArgumentException e) {
            return key.defaultValue().map(key.type()::read);
        }
    }

    /** Returns the value of a key that has a default; if it cannot be read, the default. */
    public <T> T get(Key<T> key) {
        return find(key).orElseGet(() -> key.type().read(key.defaultValue().orElseThrow()));
    }

    /**
     * Reads the value of a key, if it is set; if it cannot be read, that is added to the problems. A value with an unset
     * variable is among them already.
     */
    void check(Key<?> key, Problems problems) {
        find(key.key()).filter(setting -> !Variables.isIn(setting.value())).ifPresent(setting -> {
            try {
                key.type().read(setting.value());
            } catch (IllegalArgumentException e) {
                problems.add("read", setting, e.getMessage());
            }
        });
    }

    /** Returns the settings of keys that are declared with a name, by their names and in the order of these. */
    public SortedMap<String, Setting> named(Key<?> key) {
        SortedMap<String, Setting> named = new TreeMap<>();
        byKey.values().stream()
                .filter(setting -> key.matches(setting.key()))
                .forEach(setting ->
                        named.put(setting.key().substring(key.prefix().length()), setting));
        return named;
    }

    /** Returns these settings and another one, which takes precedence. */
    public Settings with(Setting setting) {
        List<Setting> all = new ArrayList<>(byKey.values());
        all.add(setting);
        return of(all);
    }

    /** Returns all settings, in the order of their keys. */
    public Collection<Setting> all() {
        return List.copyOf(byKey.values());
    }
}

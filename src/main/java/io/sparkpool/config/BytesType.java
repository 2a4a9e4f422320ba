package io.sparkpool.config;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes as Spark writes them, such as {@code 64m} or {@code 1g}; units are powers of 1024. */
record BytesType() implements Type<Long> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15}) ?([a-z]*)");
    private static final Map<String, Integer> POWERS =
            Map.of("", 0, "b", 0, "k", 1, "kb", 1, "m", 2, "mb", 2, "g", 3, "gb", 3, "t", 4, "tb", 4);

    @Override
    public Long read(String text) {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (size.matches() && POWERS.containsKey(size.group(2))) {
            long number = Long.parseLong(size.group(1));
            int shift = 10 * POWERS.get(size.group(2));
            if (number > 0 && number <= Long.MAX_VALUE >> shift) {
                return number << shift;
            }
        }
        throw new IllegalArgumentException("not a size of at least one byte; write for example 64m or 1g");
    }
}

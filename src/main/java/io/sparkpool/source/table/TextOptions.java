package io.sparkpool.source.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import scala.Option;
import scala.jdk.javaapi.OptionConverters;

/** The options that all formats of text have. The case of their names does not matter. */
final class TextOptions {
    private TextOptions() {}

    /** Returns the value of an option. */
    static Optional<String> find(Map<String, String> options, String name) {
        return options.entrySet().stream()
                .filter(option -> option.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Returns the charset, which Spark calls {@code encoding}. */
    static Charset charset(Map<String, String> options) {
        return find(options, "encoding")
                .or(() -> find(options, "charset"))
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
    }

    /** Returns a copy of the options without the charset, of which Spark knows a few only. */
    static Map<String, String> withoutCharset(Map<String, String> options) {
        Map<String, String> others = new HashMap<>(options);
        others.keySet().removeIf(name -> name.equalsIgnoreCase("encoding") || name.equalsIgnoreCase("charset"));
        return others;
    }

    /** Returns what ends a line; empty for any of the usual line ends. */
    static Optional<byte[]> lineEnd(Option<String> separator, Charset charset) {
        return OptionConverters.toJava(separator).map(end -> end.getBytes(charset));
    }
}

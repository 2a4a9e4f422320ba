package io.sparkpool.job;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A heading of a page, and what follows it up to the next heading.
 *
 * @param level how many {@code #} the heading has
 * @param heading its words
 * @param text what follows, without blank lines at its ends, and without the comment that {@code source} was in
 * @param source the digest of the section that this one was translated from, if it records one
 */
record Section(int level, String heading, String text, Optional<String> source) {
    private static final Pattern HEADING = Pattern.compile("(#+) (.*)");
    private static final Pattern SOURCE = Pattern.compile("\\A<!-- en: (\\w+) -->\\n?");

    Section {
        Objects.requireNonNull(heading, "heading is null");
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(source, "source is null");
    }

    /** Divides a page; what is before its first heading is left out. Lines of blocks of code are no headings. */
    static List<Section> of(String page) {
        List<Section> sections = new ArrayList<>();
        Optional<Matcher> heading = Optional.empty();
        StringBuilder text = new StringBuilder();
        boolean code = false;
        for (String line : page.lines().toList()) {
            code ^= line.strip().startsWith("```");
            Matcher next = HEADING.matcher(line);
            if (!code && next.matches()) {
                heading.ifPresent(last -> sections.add(of(last, text.toString())));
                heading = Optional.of(next);
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
        heading.ifPresent(last -> sections.add(of(last, text.toString())));
        return sections;
    }

    private static Section of(Matcher heading, String text) {
        Matcher source = SOURCE.matcher(text);
        return new Section(
                heading.group(1).length(),
                heading.group(2),
                source.replaceFirst("").strip(),
                source.reset().find() ? Optional.of(source.group(1)) : Optional.empty());
    }

    /** Returns the CRC-32 of heading and text, as eight hexadecimal digits. */
    String digest() {
        CRC32 crc = new CRC32();
        crc.update((heading + "\n" + text).getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }

    /** Returns the anchor that GitHub gives to the heading. */
    String anchor() {
        return heading.toLowerCase(Locale.ROOT).replaceAll("(?U)[^\\w\\- ]", "").replace(' ', '-');
    }
}

package io.sparkpool.report.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The texts that show how far a map is. They consist of ASCII characters, so that each takes one column on any terminal.
 *
 * @param colors whether the line of a terminal has colors
 */
public record ProgressText(Colors colors) {
    private static final String PREFIX = "spark-pool: ";
    private static final String SEPARATOR = "  ";
    private static final int NARROW = 60;
    private static final int MIN_BAR = 10;
    private static final int MAX_BAR = 40;
    private static final int BRACKETS = 2;

    /** Parts of this weight are left out only if they do not fit themselves, others also if a weightier one does not. */
    private static final int ESSENTIAL = 5;

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int HOURS_PER_DAY = 24;

    /** Whether texts have colors. */
    public enum Colors {
        /** They have. */
        ON,
        /** They have none. */
        OFF
    }

    /** A part of the line in a terminal; where there is no room for all of them, those of the most weight are kept. */
    private record Part(String text, int weight, String color) {}

    /** Returns a line for a place that is no terminal. */
    static String plain(Snapshot map) {
        List<String> parts = new ArrayList<>();
        parts.add("%s inputs mapped%s"
                .formatted(count(map), percent(map).map(" (%s)"::formatted).orElse("")));
        map.perSecond().ifPresent(rate -> parts.add(rate(rate)));
        parts.add(elapsed(map));
        map.remaining().ifPresent(rest -> parts.add(left(rest)));
        if (map.failed() > 0) {
            parts.add(failed(map));
        }
        map.heldUp().ifPresent(chunk -> parts.add(waiting(chunk)));
        return PREFIX + String.join(", ", parts);
    }

    /** Returns the line for a terminal of so many columns, which is shorter than that. */
    String bar(Snapshot map, int columns) {
        int room = Math.max(0, columns - 1);
        List<Part> all = parts(map, room);
        List<Part> parts = fitting(all, room);
        if (parts.isEmpty()) {
            return all.get(0).text().substring(0, room);
        }
        String texts = parts.stream().map(this::colored).collect(Collectors.joining(SEPARATOR));
        int barRoom = Math.min(MAX_BAR, room - length(parts) - SEPARATOR.length() - BRACKETS);
        boolean hasBar = parts.size() == all.size()
                && barRoom >= MIN_BAR
                && map.percent().isPresent();
        return hasBar ? bar(map.percent().getAsLong(), barRoom) + SEPARATOR + texts : texts;
    }

    /** Returns the parts for which there is room, if those of the most weight take theirs first. */
    private static List<Part> fitting(List<Part> all, int room) {
        List<Part> fitting = new ArrayList<>();
        List<Part> byWeight = new ArrayList<>(all);
        byWeight.sort(Comparator.comparingInt(Part::weight).reversed());
        for (Part part : byWeight) {
            fitting.add(part);
            if (length(fitting) > room) {
                fitting.remove(part);
                if (part.weight() < ESSENTIAL) {
                    break;
                }
            }
        }
        return all.stream().filter(fitting::contains).toList();
    }

    private static List<Part> parts(Snapshot map, int room) {
        List<Part> parts = new ArrayList<>();
        percent(map).ifPresent(percent -> parts.add(new Part(percent, ESSENTIAL, "")));
        parts.add(new Part(count(map), 6, ""));
        map.perSecond().ifPresent(rate -> parts.add(new Part(rate(rate), 2, "")));
        parts.add(new Part(elapsed(map), 1, ""));
        map.remaining().ifPresent(rest -> parts.add(new Part(left(rest), 3, "")));
        if (map.failed() > 0) {
            parts.add(new Part(failed(map), 4, "31"));
        }
        map.heldUp()
                .map(chunk -> room < NARROW ? waitingInShort(chunk) : waiting(chunk))
                .ifPresent(text -> parts.add(new Part(text, 7, "33")));
        return parts;
    }

    private static int length(List<Part> parts) {
        return parts.stream().mapToInt(part -> part.text().length()).sum() + SEPARATOR.length() * (parts.size() - 1);
    }

    private String colored(Part part) {
        return colored(part.text(), part.color());
    }

    private String colored(String text, String color) {
        return colors == Colors.OFF || color.isEmpty() || text.isEmpty()
                ? text
                : "\033[%sm%s\033[m".formatted(color, text);
    }

    private String bar(long percent, int width) {
        int full = (int) (percent * width / 100);
        String head = full < width ? ">" : "";
        return "[" + colored("=".repeat(full) + head, "32") + " ".repeat(width - full - head.length()) + "]";
    }

    private static String count(Snapshot map) {
        return number(map.done())
                + (map.all().isPresent() ? " of " + number(map.all().getAsLong()) : "");
    }

    private static Optional<String> percent(Snapshot map) {
        OptionalLong percent = map.percent();
        return percent.isPresent() ? Optional.of(percent.getAsLong() + " %") : Optional.empty();
    }

    private static String failed(Snapshot map) {
        return number(map.failed()) + " failed";
    }

    private static String elapsed(Snapshot map) {
        return time(map.elapsed()) + " elapsed";
    }

    private static String left(Duration rest) {
        return time(roundedUp(rest)) + " left";
    }

    /** Returns whole seconds, and at least one: as long as something is left, it is not nothing. */
    private static Duration roundedUp(Duration time) {
        return Duration.ofSeconds(Math.max(1, time.plusNanos(999_999_999).toSeconds()));
    }

    private static String waiting(Snapshot.HeldUp chunk) {
        return "waiting for chunk %d at index %s, %s"
                .formatted(chunk.chunk(), number(chunk.index()), time(chunk.since()));
    }

    private static String waitingInShort(Snapshot.HeldUp chunk) {
        return "waiting for chunk %d, %s".formatted(chunk.chunk(), time(chunk.since()));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a rate, of slow inputs per minute or per hour. */
    private static String rate(double perSecond) {
        double perMinute = perSecond * SECONDS_PER_MINUTE;
        if (perSecond >= 10 || perSecond == 0) {
            return String.format(Locale.ROOT, "%,.0f/s", perSecond);
        }
        if (perSecond >= 1) {
            return String.format(Locale.ROOT, "%.1f/s", perSecond);
        }
        return perMinute >= 1
                ? String.format(Locale.ROOT, "%.1f/min", perMinute)
                : String.format(Locale.ROOT, "%.1f/h", perMinute * MINUTES_PER_HOUR);
    }

    /** Returns a time in its two largest units. */
    public static String time(Duration time) {
        long minutes = time.toMinutes();
        long hours = time.toHours();
        if (minutes == 0) {
            return time.toSeconds() + " s";
        }
        if (hours == 0) {
            return "%d min %02d s".formatted(minutes, time.toSecondsPart());
        }
        return hours < HOURS_PER_DAY
                ? "%d h %02d min".formatted(hours, time.toMinutesPart())
                : "%d d %02d h".formatted(time.toDays(), time.toHoursPart());
    }
}

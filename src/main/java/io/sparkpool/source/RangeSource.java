package io.sparkpool.source;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Settings;
import io.sparkpool.config.Type;
import io.sparkpool.file.InputFile;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole numbers of a range, as in Python's {@code range}. */
public record RangeSource(Inputs<?> inputs) implements Source {
    /** Takes the place of a source that cannot be opened, so that other settings can be checked. */
    public static final Source EMPTY = new RangeSource(Range.of(0, 0));

    private static final String NO_FILES = "the inputs are a range of whole numbers; give the files: --input PATH";

    private static final String NO_NUMBERS =
            "the inputs are a range of whole numbers; let it take a Long or a Number, or give other inputs: --input PATH";

    private static final Type<Long> INTEGER = Type.integer(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final Key<Long> START =
            Key.of("input.start", INTEGER, "the first number of the range").withDefault("0");

    private static final Key<Long> END = Key.of(
                    "input.end",
                    INTEGER,
                    "map the whole numbers from START (0 if not given) up to, but not including, END")
            .withDefault("100")
            .withOption("--range [START:]END[:STEP]", RangeSource::expand);

    private static final Key<Long> STEP = Key.of("input.step", INTEGER, "the distance between two numbers of the range")
            .withDefault("1");

    /** The keys of a range. */
    static final List<Key<?>> KEYS = List.of(START, END, STEP);

    /** Creates the source that the settings describe; a step of zero is added to the problems. */
    public static Source of(JobContext context, Wanted wanted) {
        Settings settings = context.settings();
        long step = settings.get(STEP);
        if (step == 0) {
            context.problems()
                    .add(
                            "use",
                            settings.find(STEP.key()).orElseThrow(),
                            "a range cannot have a step of zero; set a step other than 0");
            return EMPTY;
        }
        Range range = Range.of(settings.get(START), settings.get(END), step);
        Optional<NumberType> type = NumberType.of(wanted);
        if (type.isEmpty()) {
            wanted.refuse(context, wanted.isOnly(InputFile.class) ? NO_FILES : NO_NUMBERS);
        }
        return new RangeSource(type.filter(number -> !number.takesLongs())
                .<Inputs<?>>map(number -> new ConvertedRange(range, number))
                .orElse(range));
    }

    /** Reads {@code [START:]END[:STEP]}. As in Python's {@code range}, one number alone is the end. */
    private static Map<String, String> expand(String range) {
        String[] parts = range.split(":", -1);
        if (parts.length > 3 || Stream.of(parts).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "not of the form END, START:END or START:END:STEP; write for example 100 or 0:100");
        }
        return Map.of(
                InputKeys.KIND.key(), "range",
                START.key(), parts.length == 1 ? "0" : parts[0],
                END.key(), parts.length == 1 ? parts[0] : parts[1],
                STEP.key(), parts.length == 3 ? parts[2] : "1");
    }
}

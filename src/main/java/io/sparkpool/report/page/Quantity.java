package io.sparkpool.report.page;

/** Writes quantities for readers: with three significant digits, in a unit of suitable size. */
public final class Quantity {
    private static final String NONE = "–";
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final double MINUTES_FROM_SECONDS = 119.5;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double HOURS_FROM_MINUTES = 119.5;
    private static final double MINUTES_PER_HOUR = 60;

    private Quantity() {}

    /** Returns a whole number with a comma before each three digits. */
    public static String count(long number) {
        String digits = Long.toString(number);
        int first = number < 0 ? 1 : 0;
        StringBuilder shown = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > first; i -= 3) {
            shown.insert(i, ',');
        }
        return shown.toString();
    }

    /** Returns a number with its noun, which has an s unless the number is one. */
    public static String counted(long number, String noun) {
        String counted = count(number).concat(" ").concat(noun);
        return number == 1 ? counted : counted.concat("s");
    }

    /** Returns a length of time: {@code 250 µs}, {@code 12.3 ms}, {@code 1.23 s}, {@code 2 min 05 s}, {@code 3 h 20 min}. */
    public static String seconds(double seconds) {
        double absolute = Math.abs(seconds);
        if (absolute == 0 || !Double.isFinite(seconds)) {
            return absolute == 0 ? "0 s" : NONE;
        }
        if (absolute < 0.0009995) {
            return fixed(seconds * 1e6, 0).concat(" µs");
        }
        if (absolute < 0.9995) {
            return significant(seconds * 1e3).concat(" ms");
        }
        if (absolute < MINUTES_FROM_SECONDS) {
            return significant(seconds).concat(" s");
        }
        double minutes = seconds / SECONDS_PER_MINUTE;
        return Math.abs(minutes) < HOURS_FROM_MINUTES
                ? pair(Math.round(seconds), " min ", " s")
                : pair(Math.round(minutes), " h ", " min");
    }

    /** Returns a number of bytes. */
    public static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (Math.abs(size) >= 1023.5 && unit < BYTE_UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return (unit == 0 ? count(bytes) : significant(size)).concat(" ").concat(BYTE_UNITS[unit]);
    }

    /** Returns a share of one as a percentage with one digit. */
    public static String percent(double share) {
        return fixed(share * 100, 1).concat(" %");
    }

    /** Returns a number with three significant digits, or all digits of its whole part. */
    public static String significant(double number) {
        double absolute = Math.abs(number);
        return fixed(number, absolute < 9.995 ? 2 : absolute < 99.95 ? 1 : 0);
    }

    /** Returns a number rounded to some digits after the point. */
    public static String fixed(double number, int digits) {
        if (!Double.isFinite(number)) {
            return NONE;
        }
        long scale = 1;
        for (int i = 0; i < digits; i++) {
            scale *= 10;
        }
        long scaled = Math.round(Math.abs(number) * scale);
        StringBuilder shown = new StringBuilder(number < 0 && scaled != 0 ? "-" : "").append(count(scaled / scale));
        if (digits > 0) {
            shown.append('.').append(Long.toString(scale + scaled % scale), 1, digits + 1);
        }
        return shown.toString();
    }

    private static String pair(long small, String largeUnit, String smallUnit) {
        long rest = Math.abs(small % 60);
        return count(small / 60)
                .concat(largeUnit)
                .concat(rest < 10 ? "0" : "")
                .concat(Long.toString(rest))
                .concat(smallUnit);
    }
}

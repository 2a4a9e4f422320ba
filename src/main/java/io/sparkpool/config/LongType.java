package io.sparkpool.config;

/** Whole numbers in a range. */
record LongType(long min, long max) implements Type<Long> {
    @Override
    public Long read(String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, as a number outside of the range is
        }
        throw new IllegalArgumentException("not a whole number from %d to %d; set one".formatted(min, max));
    }
}

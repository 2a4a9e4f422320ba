package io.sparkpool.config;

/** Whole numbers in a range that {@code int} can hold. */
record IntegerType(int min, int max) implements Type<Integer> {
    @Override
    public Integer read(String text) {
        return Math.toIntExact(new LongType(min, max).read(text));
    }
}

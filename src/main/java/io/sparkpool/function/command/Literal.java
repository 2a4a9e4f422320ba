package io.sparkpool.function.command;

/** Text that is the same for every input. */
record Literal(String text) implements Part {
    @Override
    public String of(String input, long number) {
        return text;
    }
}

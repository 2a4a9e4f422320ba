package io.sparkpool.config;

/** Any text. */
record TextType() implements Type<String> {
    @Override
    public String read(String text) {
        return text;
    }
}

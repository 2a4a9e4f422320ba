package io.sparkpool.learn;

import java.util.List;

/**
 * A text in the language of the learner, before that is known.
 *
 * @param key its name in the files of messages
 * @param arguments what stands for its placeholders; other messages among them are shown in the same language
 */
record Message(String key, List<Object> arguments) {
    /** The key of text that is shown as it is, such as a line of a program. */
    static final String CODE = "code";

    /** Copies the list. */
    Message {
        arguments = List.copyOf(arguments);
    }

    static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }

    /** Returns a message that is text as it is. */
    static Message code(String text) {
        return of(CODE, text);
    }
}

package io.sparkpool.function.command;

import io.sparkpool.message.MessageText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Checks the words that a program is given, as Java would silently replace what it cannot pass on. */
final class ArgumentCheck {
    /** The version of Java from which on the default character set is not that of the system. */
    private static final int FIRST_VERSION_WITH_OWN_DEFAULT = 18;

    private static final Charset CHARSET = Runtime.version().feature() < FIRST_VERSION_WITH_OWN_DEFAULT
            ? Charset.defaultCharset()
            : Charset.forName(System.getProperty("sun.jnu.encoding"));

    private ArgumentCheck() {}

    /** Throws an exception for the first word that a program cannot be given as it is. */
    static void check(List<String> words) throws CommandException {
        for (String word : words) {
            check(word, CHARSET);
        }
    }

    static void check(String word, Charset charset) throws CommandException {
        if (word.indexOf('\0') >= 0) {
            throw new CommandException(
                    "the argument %s contains a NUL character, which no program can be given; remove it"
                            .formatted(MessageText.of(word)));
        }
        if (!charset.newEncoder().canEncode(word)) {
            throw new CommandException("the argument %s cannot be written in %s, the character set of this process%s"
                    .formatted(
                            MessageText.of(word),
                            charset,
                            charset.equals(StandardCharsets.UTF_8)
                                    ? "; remove its unpaired surrogates"
                                    : "; start it with LC_ALL=C.UTF-8 in its environment"));
        }
    }
}

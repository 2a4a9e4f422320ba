package io.sparkpool.function.command;

import io.sparkpool.message.MessageText;
import java.util.List;

/** Checks that a program can be given its words as they are. */
final class WordCheck {
    private WordCheck() {}

    /** Throws an exception for the first word that it cannot be given. */
    static void check(List<String> words) throws CommandException {
        if (words.get(0).startsWith("-")) {
            throw new CommandException("the name of the program, %s, starts with a dash; write the path of its file"
                    .formatted(MessageText.of(words.get(0))));
        }
        for (String word : words) {
            check(word);
        }
    }

    private static void check(String word) throws CommandException {
        if (word.indexOf('\0') >= 0) {
            throw new CommandException(
                    "the argument %s contains a NUL character, which no program can be given; remove it"
                            .formatted(MessageText.of(word)));
        }
        if (word.codePoints().anyMatch(WordCheck::isHalfOfPair)) {
            throw new CommandException(
                    "the argument %s contains half of a surrogate pair, which UTF-8 cannot express; remove it"
                            .formatted(MessageText.of(word)));
        }
    }

    private static boolean isHalfOfPair(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}

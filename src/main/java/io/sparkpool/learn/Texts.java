package io.sparkpool.learn;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The texts of the command in one language, from files with one text on each line. */
final class Texts {
    private static final String FILES = "io.sparkpool.learn.messages";
    private static final int WIDTH = 80;

    private final Language language;
    private final ResourceBundle bundle;

    Texts(Language language) {
        this.language = language;
        this.bundle = bundle(language);
    }

    /** Returns the texts of a language, and never those of the locale in which Java runs. */
    static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                FILES,
                Locale.forLanguageTag(language.code()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Language language() {
        return language;
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** Returns a text. */
    String of(String key, Object... arguments) {
        return of(Message.of(key, arguments));
    }

    /** Returns the text of a message. */
    String of(Message message) {
        Object[] shown = message.arguments().stream()
                .map(argument -> argument instanceof Message inner ? of(inner) : argument)
                .toArray();
        return String.format(Locale.ROOT, bundle.getString(message.key()), shown);
    }

    /** Returns messages below each other: prose in lines that fit a terminal, and text that is shown as it is. */
    String paragraphs(List<Message> messages) {
        return messages.stream()
                .map(message -> message.key().equals(Message.CODE) ? of(message) + "\n" : wrap(of(message), ""))
                .collect(Collectors.joining());
    }

    /** Breaks text into lines that fit a terminal; the lines after the first are indented. */
    static String wrap(String text, String indent) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            int length = word.codePointCount(0, word.length());
            if (column > 0 && column + 1 + length > WIDTH) {
                lines.append('\n').append(indent);
                column = indent.length();
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += length;
        }
        return lines.append('\n').toString();
    }
}

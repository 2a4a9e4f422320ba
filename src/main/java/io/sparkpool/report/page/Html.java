package io.sparkpool.report.page;

import io.sparkpool.message.OneLine;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Builds a page whose elements are nested correctly and whose texts cannot be mistaken for elements: the result is HTML
 * and also well-formed XML. Names of elements and attributes are constants of this program, all other texts may come
 * from anywhere: they are escaped, and characters that are not shown, or that would change the order of others, are
 * written as in {@link OneLine}.
 */
public final class Html {
    private static final int MAX_CHARACTERS = 2_000;
    private static final char FIRST_UNUSUAL = 0x7f;

    /** What the pages themselves say; it is not worth a closer look. */
    private static final String USUAL = "·–…×µ✓✕■↻";

    private final StringBuilder page = new StringBuilder(1 << 15);
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes the names and values of its attributes, in turn; the values are escaped
     */
    public Html open(String element, String... attributes) {
        start(element, attributes);
        page.append('>');
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    public Html close() {
        page.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Adds an element that never has contents, such as {@code br} or {@code rect}. */
    public Html empty(String element, String... attributes) {
        start(element, attributes);
        page.append("/>");
        return this;
    }

    /** Adds an element that contains a text. */
    public Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Adds a text, escaped and cut after 2,000 characters. */
    public Html text(String text) {
        escape(Texts.shortened(text, MAX_CHARACTERS));
        return this;
    }

    /** Starts a new line in the file, which the page does not show. */
    public Html line() {
        page.append('\n');
        return this;
    }

    /** Adds what is known to be well-formed, such as a style sheet of this project. */
    Html trusted(String markup) {
        page.append(markup);
        return this;
    }

    /** Closes all open elements and returns the page. */
    public String end() {
        while (!open.isEmpty()) {
            close();
        }
        return line().page.toString();
    }

    private void start(String element, String... attributes) {
        page.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            page.append(' ').append(attributes[i]).append("=\"");
            escape(Texts.shortened(attributes[i + 1], MAX_CHARACTERS));
            page.append('"');
        }
    }

    /** Adds geometry, which is longer than a text may be and consists of numbers and letters. */
    Html path(CharSequence data, String styleClass) {
        page.append("<path class=\"")
                .append(styleClass)
                .append("\" d=\"")
                .append(data)
                .append("\"/>");
        return this;
    }

    private void escape(String text) {
        String shown = isUsual(text) ? text : Texts.visible(text);
        for (int i = 0; i < shown.length(); i++) {
            char character = shown.charAt(i);
            switch (character) {
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '&' -> page.append("&amp;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(character);
            }
        }
    }

    private static boolean isUsual(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' '
                    || character >= FIRST_UNUSUAL
                            && !Character.isLetterOrDigit(character)
                            && USUAL.indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }
}

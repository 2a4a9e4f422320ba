package site;

import java.util.Objects;

/**
 * A section of a page: a heading and the text up to the next one.
 *
 * @param level the level of the heading; 1 for the title of the page
 * @param anchor the id of the heading
 * @param heading the text of the heading
 * @param text what follows, without the marks of Markdown
 */
record Section(int level, String anchor, String heading, String text) {
    Section {
        Objects.requireNonNull(anchor, "anchor is null");
        Objects.requireNonNull(heading, "heading is null");
        Objects.requireNonNull(text, "text is null");
    }
}

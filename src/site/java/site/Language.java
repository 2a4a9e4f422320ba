package site;

import java.nio.file.Path;

/** The languages in which pages are written. */
enum Language {
    ENGLISH("en", "English"),
    SPANISH("es", "Español");

    private final String code;
    private final String itself;

    Language(String code, String itself) {
        this.code = code;
        this.itself = itself;
    }

    /** Returns the language of a page by its path: {@code README.es.md} and what is in a directory {@code es}. */
    static Language of(Path page) {
        String path = Html.slashed(page);
        return path.contains("/es/") || path.endsWith(".es.md") ? SPANISH : ENGLISH;
    }

    /** Returns its code, as in the attribute {@code lang}. */
    String code() {
        return code;
    }

    /** Returns what the language calls itself. */
    String itself() {
        return itself;
    }

    /** Returns the text that is in this language. */
    String choose(String english, String spanish) {
        return switch (this) {
            case ENGLISH -> english;
            case SPANISH -> spanish;
        };
    }
}

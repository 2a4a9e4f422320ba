package site;

import java.util.List;

/** Says why the site cannot be made: one problem on each line, with the file and what to do. */
final class SiteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SiteException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}

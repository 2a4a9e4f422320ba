package site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the search finds in one language: a script that assigns the texts of all sections, as pages in files read no others. */
final class SearchIndex {
    private final List<Page> pages;

    private SearchIndex(List<Page> pages) {
        this.pages = pages;
    }

    /** Makes the index of the pages that are in a language, and of those that are for both. */
    static SearchIndex of(Language language, Collection<Page> pages) {
        return new SearchIndex(pages.stream()
                .filter(page -> page.language() == language || page.path().equals(Page.GLOSSARY))
                .toList());
    }

    static String file(Language language) {
        return "search-" + language.code() + ".js";
    }

    /** Returns the script: for each section its address, the title of its page, its heading and its text. */
    String script() {
        List<String> entries = new ArrayList<>();
        for (Page page : pages) {
            for (Section section : page.sections()) {
                entries.add(entry(page, section));
            }
        }
        return "window.searchIndex = [\n" + String.join(",\n", entries) + "\n];\n";
    }

    private static String entry(Page page, Section section) {
        String address = Html.slashed(page.target()) + (section.level() == 1 ? "" : "#" + section.anchor());
        return Stream.of(address, page.title(), section.heading(), section.text())
                .map(SearchIndex::quote)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

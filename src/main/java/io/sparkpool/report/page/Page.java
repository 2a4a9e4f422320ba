package io.sparkpool.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Begins pages that have the style sheet of this project within them. */
public final class Page {
    /** Neither scripts nor anything from elsewhere, even if a text were taken for an element. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'";

    private Page() {}

    /** Begins a page; {@link Html#end} ends it. */
    public static Html open(String title) {
        Html html = new Html().trusted("<!DOCTYPE html>\n");
        html.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en")
                .open("head")
                .line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.empty("meta", "name", "generator", "content", "spark-pool").line();
        html.element("title", title).line();
        html.open("style").line().trusted(styleSheet()).close().line();
        return html.close().open("body").open("main").line();
    }

    /** Begins a section with a heading; {@link Html#close} ends it. */
    public static Html section(Html html, String heading) {
        return html.open("section").element("h2", heading).line();
    }

    /** Begins what a reader opens to see; {@link Html#close} ends it. */
    public static Html details(Html html, String summary) {
        return html.open("details").element("summary", summary).line();
    }

    private static String styleSheet() {
        try (InputStream in = Page.class.getResourceAsStream("page.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

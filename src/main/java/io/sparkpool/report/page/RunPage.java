package io.sparkpool.report.page;

import io.sparkpool.report.RunReport;

/** Draws the report of a run. */
public final class RunPage {
    private RunPage() {}

    /** Returns the page of a report. */
    public static String html(RunReport report) {
        Html html = Page.open(report.function().name());
        html.element("h1", report.function().name());
        return html.end();
    }
}

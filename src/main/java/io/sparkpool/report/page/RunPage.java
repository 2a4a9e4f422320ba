package io.sparkpool.report.page;

import io.sparkpool.report.RunReport;

/**
 * Draws the report of a run: first how it ended, what would make it better and which inputs failed, then the pictures with the tables that
 * have their numbers, at last what it was run with. What a report does not have is left out.
 */
public final class RunPage {
    private RunPage() {}

    /** Returns the page of a report. */
    public static String html(RunReport report) {
        Html html = Page.open(title(report));
        Summary.write(html, report);
        Tables.failures(html, report.failures());
        TimelineChart.write(html, report);
        CoreSecondsChart.write(html, report);
        ThroughputChart.write(html, report);
        ChunkTimesChart.write(html, report);
        Tables.write(html, report);
        return html.end();
    }

    private static String title(RunReport report) {
        return report.function()
                .name()
                .concat(": ")
                .concat(Summary.word(report.run().status()))
                .concat(", ")
                .concat(Summary.utc(report.run().start()));
    }
}

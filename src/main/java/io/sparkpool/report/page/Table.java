package io.sparkpool.report.page;

import java.util.List;

/** Writes a table into a page. Its cells are texts from anywhere. */
public final class Table {
    private static final int MAX_CHARACTERS = 400;

    /**
     * A column.
     *
     * @param heading what stands above it; empty for none
     * @param styleClass how the style sheet refers to its cells
     */
    public record Column(String heading, String styleClass) {
        /** Returns a column of texts. */
        public static Column text(String heading) {
            return new Column(heading, "text");
        }

        /** Returns a column of numbers, which end at the same place. */
        public static Column number(String heading) {
            return new Column(heading, "number");
        }

        /** Returns a column of names, paths or values, which are shown as they are typed. */
        public static Column code(String heading) {
            return new Column(heading, "code");
        }
    }

    private final Html html;
    private final List<Column> columns;

    private Table(Html html, List<Column> columns) {
        this.html = html;
        this.columns = columns;
    }

    /** Begins a table, whose caption says what it contains. */
    public static Table open(Html html, String caption, Column... columns) {
        html.open("div", "class", "table", "tabindex", "0", "role", "region", "aria-label", caption)
                .open("table");
        html.element("caption", caption).open("thead").open("tr");
        for (Column column : columns) {
            html.element("th", column.heading(), "scope", "col", "class", column.styleClass());
        }
        html.close().close().open("tbody").line();
        return new Table(html, List.of(columns));
    }

    /** Adds a row; the first cell is the name of the row. */
    public Table row(String... cells) {
        return rowOf("", cells);
    }

    /** Adds a row whose name has a mark in the colour of a part of a chart. */
    public Table keyedRow(String mark, String... cells) {
        return rowOf(mark, cells);
    }

    private Table rowOf(String mark, String... cells) {
        html.open("tr");
        for (int i = 0; i < cells.length; i++) {
            String style = columns.get(i).styleClass();
            if (i == 0) {
                html.open("th", "scope", "row", "class", style);
                if (!mark.isEmpty()) {
                    html.open("i", "class", mark).close();
                }
            } else {
                html.open("td", "class", style);
            }
            html.element("bdi", Texts.shortened(cells[i], MAX_CHARACTERS)).close();
        }
        html.close().line();
        return this;
    }

    /** Ends the table. */
    public void close() {
        html.close().close().close().line();
    }
}

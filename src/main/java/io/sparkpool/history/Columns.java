package io.sparkpool.history;

import java.util.ArrayList;
import java.util.List;

/** A table of text whose columns are aligned. Not thread-safe. */
final class Columns {
    private static final String GAP = "  ";

    /** On which side of a column its values stand. */
    enum Side {
        /** For words. */
        LEFT,
        /** For numbers. */
        RIGHT
    }

    private final List<Side> sides;
    private final List<List<String>> rows = new ArrayList<>();

    Columns(Side... sides) {
        this.sides = List.of(sides);
    }

    void add(String... cells) {
        add(List.of(cells));
    }

    void add(List<String> cells) {
        if (cells.size() != sides.size()) {
            throw new IllegalArgumentException("%d cells in %d columns".formatted(cells.size(), sides.size()));
        }
        rows.add(cells);
    }

    /** Returns the number of characters in the longest row. */
    int width() {
        int width = 0;
        for (int column = 0; column < sides.size(); column++) {
            width += width(column) + (column == 0 ? 0 : GAP.length());
        }
        return width;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> characters(row.get(column))).max().orElse(0);
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns the rows, each of which ends with a line break. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(column == 0 ? "" : GAP).append(padded(row.get(column), column));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String padded(String cell, int column) {
        String blanks = " ".repeat(width(column) - characters(cell));
        return switch (sides.get(column)) {
            case LEFT -> cell + blanks;
            case RIGHT -> blanks + cell;
        };
    }
}

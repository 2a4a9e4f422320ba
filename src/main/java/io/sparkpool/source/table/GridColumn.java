package io.sparkpool.source.table;

import io.sparkpool.row.InvalidRowException;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.types.StructField;

/** The values of a column of a grid. The numbers of ranges are computed when they are needed. */
final class GridColumn implements Serializable {
    private final StructField field;
    private final Run[] runs;

    /** The index after the last value of each run. */
    private final long[] ends;

    private GridColumn(StructField field, Run[] runs) {
        this.field = field;
        this.runs = runs;
        this.ends = new long[runs.length];
        long end = 0;
        for (int i = 0; i < runs.length; i++) {
            end = Math.addExact(end, runs[i].size());
            ends[i] = end;
        }
    }

    /** A run of values. */
    sealed interface Run extends Serializable {
        long size();

        /** Returns a value as Spark has it in a row. */
        Object value(long index, GridConverter converter) throws InvalidRowException;
    }

    /** A value that is converted already. */
    record Single(Object value) implements Run {
        @Override
        public long size() {
            return 1;
        }

        @Override
        public Object value(long index, GridConverter converter) {
            return value;
        }
    }

    /** Whole numbers at equal distances. */
    record Numbers(long first, long step, long size) implements Run {
        @Override
        public Object value(long index, GridConverter converter) throws InvalidRowException {
            return converter.convert(first + step * index);
        }
    }

    /**
     * Converts the values of a list, and the first and the last number of each range in it.
     *
     * @param timeZone the time zone of times that do not name one
     * @throws InvalidRowException if one is not of the column's type; the message is for the user
     * @throws ArithmeticException if there are more than {@code Long.MAX_VALUE} values
     */
    static GridColumn of(GridList list, StructField field, String timeZone) throws InvalidRowException {
        GridConverter converter = GridConverter.of(field, timeZone);
        Run[] runs = new Run[list.items().size()];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = list.items().get(i).run(converter);
        }
        return new GridColumn(field, runs);
    }

    StructField field() {
        return field;
    }

    /** Returns how many values there are. */
    long size() {
        return ends[ends.length - 1];
    }

    Object value(long index, GridConverter converter) throws InvalidRowException {
        int found = Arrays.binarySearch(ends, index + 1);
        int run = found < 0 ? -found - 1 : first(found);
        return runs[run].value(index - (run == 0 ? 0 : ends[run - 1]), converter);
    }

    /** Returns the first of the runs with the same end: those after it are empty. */
    private int first(int run) {
        int first = run;
        while (first > 0 && ends[first - 1] == ends[run]) {
            first--;
        }
        return first;
    }
}

package io.sparkpool.source.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.source.RangeSource;
import io.sparkpool.source.Source;
import io.sparkpool.source.Wanted;

/** The combinations of the values of lists. */
public final class GridSource {
    private GridSource() {}

    /** Creates the grid that the settings describe. */
    public static Source of(JobContext context, Wanted wanted) {
        context.problems().add("grids cannot be read yet");
        return RangeSource.EMPTY;
    }
}

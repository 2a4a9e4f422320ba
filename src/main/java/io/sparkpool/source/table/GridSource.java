package io.sparkpool.source.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.source.RangeSource;
import io.sparkpool.source.Source;
import io.sparkpool.source.Wanted;

/**
 * The combinations of the values of lists. The lists come in the order of the components of the record that the function
 * takes, or else in the alphabetical order of their names; the last one runs fastest.
 */
public record GridSource(GridInputs inputs) implements Source {
    /** Creates the grid that the settings describe. */
    public static Source of(JobContext context, Wanted wanted) {
        return new GridSettings(context, wanted)
                .inputs()
                .<Source>map(GridSource::new)
                .orElse(RangeSource.EMPTY);
    }
}

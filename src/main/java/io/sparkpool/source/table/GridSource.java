package io.sparkpool.source.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.row.RowReaders;
import io.sparkpool.row.RowSource;
import io.sparkpool.source.RangeSource;
import io.sparkpool.source.Source;
import io.sparkpool.source.Wanted;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * The combinations of the values of lists. The lists come in the order of the components of the record that the function
 * takes, or else in the alphabetical order of their names; the last one runs fastest.
 */
public record GridSource(GridInputs inputs, Wanted wanted) implements Source, RowSource {
    /** Creates the grid that the settings describe. */
    public static Source of(JobContext context, Wanted wanted) {
        return new GridSettings(context, wanted)
                .inputs()
                .<Source>map(inputs -> new GridSource(inputs, wanted))
                .orElse(RangeSource.EMPTY);
    }

    @Override
    public StructType columns() {
        return inputs.schema();
    }

    @Override
    public Optional<DataType> takenType() {
        return RowReaders.takenType(wanted.type(), columns(), Optional.empty());
    }
}

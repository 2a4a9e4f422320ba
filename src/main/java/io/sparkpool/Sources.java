package io.sparkpool;

import io.sparkpool.config.JobContext;
import io.sparkpool.source.FilesSource;
import io.sparkpool.source.RangeSource;
import io.sparkpool.source.Source;
import io.sparkpool.source.SourceKind;
import io.sparkpool.source.TextSource;
import io.sparkpool.source.Wanted;
import io.sparkpool.source.table.GridSource;
import io.sparkpool.source.table.TableSource;

/** Opens the source of a job. Only the class of its own kind is loaded: those of tables need Spark SQL. */
final class Sources {
    private Sources() {}

    /**
     * Opens the source that the settings describe.
     *
     * @param wanted what the function of the job takes
     * @return the source; an empty one if it cannot be opened, which is added to the problems
     */
    static Source open(JobContext context, Wanted wanted) {
        SourceKind kind = SourceKind.of(context.settings());
        kind.refuseOtherKeys(context);
        return switch (kind) {
            case RANGE -> RangeSource.of(context, wanted);
            case TEXT -> TextSource.of(context, wanted);
            case FILES -> FilesSource.of(context, wanted);
            case GRID -> GridSource.of(context, wanted);
            case TABLE -> TableSource.of(context, wanted);
        };
    }
}

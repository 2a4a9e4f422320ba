package io.sparkpool.format;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.v2.FileDataSourceV2;

/** The formats of files that Spark's data sources read. */
public final class FileFormats {
    private FileFormats() {}

    /** Returns the format that a data source reads; empty if it is no source of files. */
    public static Optional<Supplier<FileFormat>> of(Class<?> source) {
        if (FileFormat.class.isAssignableFrom(source)) {
            return Optional.of(() -> (FileFormat) create(source));
        }
        return FileDataSourceV2.class.isAssignableFrom(source)
                ? Optional.of(() -> (FileFormat) create(((FileDataSourceV2) create(source)).fallbackFileFormat()))
                : Optional.empty();
    }

    private static Object create(Class<?> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be created".formatted(type.getName()), e);
        }
    }
}

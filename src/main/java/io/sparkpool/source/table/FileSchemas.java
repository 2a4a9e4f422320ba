package io.sparkpool.source.table;

import io.sparkpool.file.InputFile;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.FileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.mapred.FsInput;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.Footer;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.avro.SchemaConverters;
import org.apache.spark.sql.execution.datasources.orc.OrcUtils;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFooterReader;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.OptionConverters;

/** Finds the columns of single files in tasks, which Spark's formats do on the driver only. */
enum FileSchemas implements FileSchema.Finder {
    /** Parquet files. */
    PARQUET {
        @Override
        StructType read(Path file, Configuration hadoop) throws IOException {
            Footer footer = new Footer(
                    file,
                    ParquetFooterReader.readFooter(
                            HadoopInputFile.fromPath(file, hadoop), ParquetMetadataConverter.SKIP_ROW_GROUPS));
            return ParquetFileFormat.readSchemaFromFooter(footer, new ParquetToSparkSchemaConverter(SQLConf.get()));
        }
    },
    /** ORC files. */
    ORC {
        @Override
        StructType read(Path file, Configuration hadoop) {
            return OptionConverters.toJava(OrcUtils.readSchema(file, hadoop, false, false))
                    .map(OrcUtils::toCatalystSchema)
                    .orElseGet(StructType::new);
        }
    },
    /** Avro files. */
    AVRO {
        @Override
        StructType read(Path file, Configuration hadoop) throws IOException {
            try (FileReader<GenericRecord> reader =
                    DataFileReader.openReader(new FsInput(file, hadoop), new GenericDatumReader<>())) {
                return (StructType)
                        SchemaConverters.toSqlType(reader.getSchema()).dataType();
            }
        }
    },

    /** Files of a format that checks the columns when it reads them. */
    OTHER {
        @Override
        public Optional<StructType> find(InputFile file, Configuration hadoop) {
            return Optional.empty();
        }

        @Override
        StructType read(Path file, Configuration hadoop) {
            throw new AssertionError("no such file is read");
        }
    };

    /** Returns what finds the columns of the files of a format. */
    static FileSchemas of(String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "parquet" -> PARQUET;
            case "orc" -> ORC;
            case "avro" -> AVRO;
            default -> OTHER;
        };
    }

    abstract StructType read(Path file, Configuration hadoop) throws IOException;

    @Override
    public Optional<StructType> find(InputFile file, Configuration hadoop) throws IOException {
        try {
            return Optional.of(read(file.hadoopPath(), hadoop));
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            FormatFailure.throwIfUnreachable(e);
            return Optional.empty();
        }
    }
}

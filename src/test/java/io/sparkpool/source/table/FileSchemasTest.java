package io.sparkpool.source.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.file.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSchemasTest {
    @TempDir
    Path directory;

    /** Spark's reader takes columns that an Avro file lacks for nulls; its jar is not needed to find them. */
    @Test
    void theColumnsOfAnAvroFileAreFoundUnlessItIsDamaged() throws IOException {
        Path file = directory.resolve("orders.avro");
        Schema schema = SchemaBuilder.record("Order")
                .fields()
                .requiredLong("id")
                .optionalDouble("price")
                .endRecord();
        try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, file.toFile());
        }
        FileSchemas avro = FileSchemas.of("avro");
        assertThat(avro.find(InputFile.of(file), new Configuration()))
                .contains(StructType.fromDDL("id BIGINT NOT NULL, price DOUBLE"));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));
        assertThat(avro.find(InputFile.of(file), new Configuration())).isEmpty();
    }
}

package io.sparkpool.source.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.sparkpool.file.DamagedFile;
import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.row.InvalidRowException;
import io.sparkpool.source.FilePart;
import io.sparkpool.source.TextFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.json.JsonInferSchema;
import org.apache.spark.sql.types.StructType;
import scala.runtime.AbstractFunction2;

/**
 * Finds the columns of JSON files and their types, by the rules of Spark's reader, from all objects. Those that are
 * malformed do not count.
 *
 * @param dialect how objects are written
 */
record JsonInference(JsonDialect dialect) implements FlatMapFunction<FilePart, byte[]> {
    /** Opens a text; a named class, as it is sent to executors. */
    private static final class Open extends AbstractFunction2<JsonFactory, byte[], JsonParser> implements Serializable {
        @Override
        public JsonParser apply(JsonFactory factory, byte[] text) {
            try {
                return factory.createParser(text);
            } catch (IOException e) {
                throw new AssertionError("bytes in memory can be opened", e);
            }
        }
    }

    /** Returns the columns of all objects in some parts of files. */
    static StructType run(JsonDialect dialect, List<FilePart> parts) {
        try {
            JavaRDD<byte[]> texts = InferenceJob.distribute(parts).flatMap(new JsonInference(dialect));
            return new JsonInferSchema(dialect.forSpark()).infer(texts.rdd(), new Open(), false);
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            throw TableException.of("cannot infer the types of the columns", e);
        }
    }

    /** Returns the lines of a part, or the whole text of a file. */
    @Override
    public Iterator<byte[]> call(FilePart part) throws IOException {
        Configuration hadoop = HadoopConfiguration.current();
        StrictText charset = new StrictText(dialect.charset());
        if (!dialect.isMultiLine()) {
            return new LineTexts(part, dialect.lineEnd(), charset, hadoop);
        }
        try (InputStream in = TextFiles.open(part.file().hadoopPath(), hadoop)) {
            return List.of(charset.inUtf8(in.readAllBytes())).iterator();
        } catch (InvalidRowException e) {
            return List.<byte[]>of().iterator();
        } catch (IOException | RuntimeException e) {
            if (DamagedFile.isCauseOf(e)) {
                return List.<byte[]>of().iterator();
            }
            throw e;
        }
    }
}

/**
 * Where the inputs of a job come from: a range, the lines of text files, or whole files; {@code source.table} has the
 * sources of rows. A source checks itself and is cut into chunks on the driver; a {@code RecordChunk} reads a part of a
 * file on executors, by its {@code RecordFormat}. Start reading at {@link io.sparkpool.source.Source} and
 * {@link io.sparkpool.source.SourceKind}.
 */
package io.sparkpool.source;

/**
 * Where the inputs of a job come from: a range, or numbers in text files. A source checks itself and is cut into chunks
 * on the driver; {@code TextChunk}, {@code TextFile} and {@code NumberLine} read text files on executors. Start reading
 * at {@link io.sparkpool.source.Source} and {@link io.sparkpool.source.SourceKind}.
 */
package io.sparkpool.source;

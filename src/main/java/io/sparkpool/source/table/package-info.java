/**
 * Sources of rows: a grid, CSV and JSON files, the files of Spark's other formats, and any data source on the class
 * path. A source checks itself on the driver; a {@code RecordChunk} reads a part of a file on executors, by its {@code
 * RecordFormat}. Only this package and {@code row} use Spark SQL. Start reading at {@code TableSource}.
 */
package io.sparkpool.source.table;

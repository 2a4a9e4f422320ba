/**
 * Writes outputs as the rows of a table: tasks write the rows of each chunk to the stage, and others write the files of
 * the table from them, in a useful size. Start reading at {@link io.sparkpool.sink.table.TableSink}.
 */
package io.sparkpool.sink.table;

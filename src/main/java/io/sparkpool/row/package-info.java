/**
 * Rows of tables as Java objects and back: the columns of a row become the components of a record, and the components
 * of a record, or the columns of a row, the named values of an output, which can be printed as JSON. Runs on executors;
 * the readers are also made on the driver, which thereby checks the columns. Start reading at
 * {@link io.sparkpool.row.RowReaders} and {@link io.sparkpool.row.NamedValues}.
 */
package io.sparkpool.row;

/**
 * Rows of tables as Java objects and back: the columns of a row become the components of a record, and outputs become the
 * rows of another table, or text: that of JSON if they have names, else that of Python. Runs on executors; the readers,
 * and the columns of outputs, are also made on the driver, which thereby checks them. Start reading at
 * {@link io.sparkpool.row.RowReaders}, {@link io.sparkpool.row.OutputRows} and {@link io.sparkpool.row.PythonText}.
 */
package io.sparkpool.row;

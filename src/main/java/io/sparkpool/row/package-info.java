/**
 * Rows of tables as Java objects and back: the columns of a row become the components of a record, and the components
 * of a record the columns of a row. Runs on executors. Start reading at {@link io.sparkpool.row.RowReader}.
 */
package io.sparkpool.row;

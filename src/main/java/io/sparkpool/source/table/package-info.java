/**
 * Inputs that are rows: tables in Spark's formats, and grids. A job that reads no rows loads none of these classes, as
 * they need Spark SQL. Start reading at {@code TableSource} and {@code GridSource}.
 */
package io.sparkpool.source.table;

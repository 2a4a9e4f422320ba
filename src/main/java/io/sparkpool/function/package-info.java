/**
 * Functions that a job can map: the built-in ones, which are exact on whole numbers of any size, the interfaces that
 * those of users implement in addition to Spark's, and the lookup of both. Functions run on executors; the lookup runs on
 * the driver before Spark starts. Start reading at {@link io.sparkpool.function.Square} and {@link
 * io.sparkpool.function.Functions}.
 */
package io.sparkpool.function;

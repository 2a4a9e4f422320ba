/**
 * Functions that a job can map: the built-in ones, which are exact on whole numbers of any size, and the lookup of
 * those that users write. Functions run on executors; the lookup runs on the driver before Spark starts. Start reading
 * at {@link io.sparkpool.function.Square}.
 */
package io.sparkpool.function;

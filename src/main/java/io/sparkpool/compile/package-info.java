/**
 * Compiling a source file of a user in this process, without a build. Runs on the driver; needs a JDK, and nothing of
 * Spark.
 */
package io.sparkpool.compile;

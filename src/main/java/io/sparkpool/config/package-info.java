/**
 * The settings of a job: declared once as {@link io.sparkpool.config.Key}s, layered with their origins, checked before Spark
 * starts, with all problems shown at once. Nothing in this package starts Spark or opens a file. Start reading at {@link
 * io.sparkpool.config.Key}.
 */
package io.sparkpool.config;

/**
 * The settings of a job: declared once as {@link io.sparkpool.config.Key}s, layered with their origins, and checked
 * before Spark starts, so that all problems are shown at once. Nothing in this package starts Spark or opens a file.
 * Start reading at {@link io.sparkpool.config.Key}.
 */
package io.sparkpool.config;

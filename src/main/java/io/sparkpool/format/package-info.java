/**
 * Spark's formats of tables by name, and their options, for sources and sinks alike. Driver.
 */
package io.sparkpool.format;

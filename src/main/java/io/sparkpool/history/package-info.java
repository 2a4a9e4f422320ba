/**
 * The reports of earlier runs: lists them, shows one, compares two, and deletes old ones. Only reads what
 * {@code io.sparkpool.report} has written; Spark is not started.
 */
package io.sparkpool.history;

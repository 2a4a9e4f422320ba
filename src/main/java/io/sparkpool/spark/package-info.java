/**
 * Standalone clusters: asking a master, waiting for a driver that runs on one of its workers, and a practice cluster on
 * this machine.
 *
 * <p>Knows no other package but {@code text}.
 */
package io.sparkpool.spark;

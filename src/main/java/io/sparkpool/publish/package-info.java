/**
 * Publishes files and directories as a whole: what a run writes is prepared in a stage beside its target and appears in
 * one rename. Runs that die leave the target as it was, or a journal by which the next run finishes the exchange.
 * Driver. Start reading at {@link io.sparkpool.publish.Stage}.
 */
package io.sparkpool.publish;

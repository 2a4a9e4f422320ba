/**
 * Shows the progress of maps while they run: as a line at the bottom of a terminal, or as lines that follow each other.
 * Start reading at {@link io.sparkpool.report.progress.ProgressLine}.
 */
package io.sparkpool.report.progress;

/**
 * Reports a run: {@link io.sparkpool.report.RunRecorder} collects the events of its map, {@link io.sparkpool.report.RunReport}
 * is what is known of it, and {@link io.sparkpool.report.RunJson} writes and reads that. Start reading at {@code RunReport};
 * {@link io.sparkpool.report.Report} is the summary of a run on one line.
 */
package io.sparkpool.report;

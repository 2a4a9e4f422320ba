/**
 * Shows a run to its user: its progress on a terminal, and a summary of counts and times at its end. Start reading at
 * {@link io.sparkpool.report.Report}.
 */
package io.sparkpool.report;

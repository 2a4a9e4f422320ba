/** What happened: progress while a job runs, and a summary of counts and times at its end. */
package io.sparkpool.report;

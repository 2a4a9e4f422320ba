/**
 * Where a job's inputs come from: a range, or numbers in text files that Hadoop's file systems read. Sources are cut
 * into chunks on the driver and read on the executors. Start reading at {@link io.sparkpool.source.Source}.
 */
package io.sparkpool.source;

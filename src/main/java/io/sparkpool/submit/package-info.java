/**
 * Starts the driver of a job where its settings ask for it: in this process, in a child process of this machine, by
 * spark-submit, or on a cluster. Start reading at {@link io.sparkpool.submit.Submission}.
 */
package io.sparkpool.submit;

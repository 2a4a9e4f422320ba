/**
 * What a job is told to do, checked: settings with their origins become one immutable {@link
 * io.sparkpool.config.JobConfig}, and all that is wrong with them is gathered and shown at once. No Spark session, no
 * input or output.
 */
package io.sparkpool.config;

/** The job as a user runs it: {@code submit.sh} and the packaged jar, in processes of their own. */
package io.sparkpool.job;

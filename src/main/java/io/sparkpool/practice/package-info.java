/**
 * A Spark cluster on this machine to practise on, and the command that starts, shows and stops it. Start reading at
 * {@link io.sparkpool.practice.PracticeCluster}.
 */
package io.sparkpool.practice;

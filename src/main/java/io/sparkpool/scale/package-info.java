/**
 * The command {@code scale}: runs the job with several numbers of cores, each time as a process of its own, and works out
 * how it scales. Start reading at {@link io.sparkpool.scale.Scaling}, which has the figures; the runs are made by
 * {@code Experiment}, and the figures are shown by {@code ScaleTable}, {@code ScaleJson} and {@code ScalePage}.
 */
package io.sparkpool.scale;

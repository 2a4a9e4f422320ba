/**
 * The files that are inputs, or whose lines or rows are: finding them, and reading them as they were found. Local files
 * are found and read through {@code java.nio}, all others through Hadoop. Files are found on the driver and read on
 * executors. Start reading at {@link io.sparkpool.file.FoundFiles} and {@link io.sparkpool.file.InputFile}.
 */
package io.sparkpool.file;

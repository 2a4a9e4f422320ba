/**
 * The command {@code new}: makes a project with a job of its own, which depends on this one. The template of the project
 * is in {@code src/template}. Runs on the driver's machine, without Spark.
 */
package io.sparkpool.project;

/**
 * The command {@code learn}: the exercises of the course, and the checks that tell learners what is missing, in English
 * and Spanish. Runs on the driver.
 */
package io.sparkpool.learn;

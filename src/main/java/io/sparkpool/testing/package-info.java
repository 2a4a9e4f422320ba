/**
 * What tests of functions need: a pool that they share, assertions on outputs and failures, and temporary tables. Needs
 * JUnit 5.13 or later on the class path. Runs in the tests of users, on a local master.
 */
package io.sparkpool.testing;

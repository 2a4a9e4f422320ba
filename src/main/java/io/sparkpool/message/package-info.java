/**
 * Text for a terminal, with nothing in it that would act on the terminal or break its line. All packages may use this one;
 * it knows no other.
 */
package io.sparkpool.message;

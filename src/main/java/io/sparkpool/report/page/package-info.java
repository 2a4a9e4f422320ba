/**
 * Draws reports as pages: one file of HTML with inline SVG, which needs no network, no script and no library. Whatever a
 * report says is shown as text. Start reading at {@link io.sparkpool.report.page.RunPage}.
 */
package io.sparkpool.report.page;

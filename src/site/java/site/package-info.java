/**
 * The web site: the pages of the documentation, rendered from Markdown to HTML that needs no network and no server.
 * {@link site.Site} reads and writes files; a {@link site.Page} is what is known of one file of Markdown; {@link
 * site.Links} says where links lead, {@link site.Navigation} in which order pages are read, {@link site.Layout} what
 * surrounds their text, and {@link site.SearchIndex} what the search finds.
 */
package site;

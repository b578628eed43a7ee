/** Turns finished studies into things to read: a self-contained HTML page, and tables for terminals and Markdown. */
package org.reprise.core.report;

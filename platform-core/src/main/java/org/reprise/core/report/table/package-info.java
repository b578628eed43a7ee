/** Tables for terminals, Markdown and LaTeX. */
package org.reprise.core.report.table;

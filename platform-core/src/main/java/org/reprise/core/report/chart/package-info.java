/** Charts as SVG: for the page, where they follow its colours, and for files, as papers print them. */
package org.reprise.core.report.chart;

/** What a report shows, as data. */
package org.reprise.core.report.model;

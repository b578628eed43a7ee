/** What the runs of a report say when they are taken together: profiles, ranks, tests, sensitivities. */
package org.reprise.core.report.analysis;

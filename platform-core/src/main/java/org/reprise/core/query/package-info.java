/** SQL over the runs on disk: DuckDB in memory, nothing copied but the trials. */
package org.reprise.core.query;

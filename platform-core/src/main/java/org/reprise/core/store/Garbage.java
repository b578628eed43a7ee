package org.reprise.core.store;

/**
 * A run that nobody needs any more.
 *
 * @param run the run
 * @param why why not
 * @param bytes size of its folder
 */
public record Garbage(StoredRun run, String why, long bytes) {}

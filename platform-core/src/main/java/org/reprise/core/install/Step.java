package org.reprise.core.install;

/** The places of a change at which a process may die; tests make it die there. */
enum Step {
    LOCKED,
    NOTED,
    FETCHING,
    FETCHED,
    INSPECTED,
    UNPACKED,
    BESIDE,
    CHECKED,
    COMMITTED,
    CLEANED
}

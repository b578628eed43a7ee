/** Step sizes. */
package org.reprise.optimization.schedule;

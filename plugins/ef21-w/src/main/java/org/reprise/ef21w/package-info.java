/** Error Feedback Reloaded: EF21 with step sizes by the arithmetic mean of the smoothness constants. */
package org.reprise.ef21w;

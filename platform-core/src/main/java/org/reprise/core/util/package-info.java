/** Small helpers of the host: JSON, hashes, names, files. */
package org.reprise.core.util;

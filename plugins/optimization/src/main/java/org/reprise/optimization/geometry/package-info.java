/** Mirror maps, proximal terms, domains, and the step that joins them. */
package org.reprise.optimization.geometry;

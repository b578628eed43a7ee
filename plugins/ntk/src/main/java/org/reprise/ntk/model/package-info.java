/** Graphs of the networks: outputs, tangent kernel, training. */
package org.reprise.ntk.model;

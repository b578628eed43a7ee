/** Tensors, and the graphs over them. Nothing here executes: the host does. */
package org.reprise.graph;

/**
 * Parts of networks: layers, their first parameters, and losses. A network is a {@link org.reprise.graph.nn.Layer}, which is
 * built into a graph within a {@link org.reprise.graph.nn.Scope}.
 */
package org.reprise.graph.nn;

/** Files of weights: safetensors, NPZ and NPY. */
package org.reprise.graph.io;

/** Numeric kernels as ONNX graphs. */
package org.reprise.sns.model;

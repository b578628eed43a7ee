/** Runs ONNX models: the only package that sees ONNX Runtime, which starts when the first model is opened. */
package org.reprise.core.models;

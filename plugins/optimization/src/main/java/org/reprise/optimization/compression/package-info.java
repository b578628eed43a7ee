/** Compression of messages: contractive maps of vectors and the bits that they take. */
package org.reprise.optimization.compression;

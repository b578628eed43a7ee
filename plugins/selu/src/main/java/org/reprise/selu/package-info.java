/** Self-normalising neural networks (Klambauer, Unterthiner, Mayr and Hochreiter, NIPS 2017). */
package org.reprise.selu;

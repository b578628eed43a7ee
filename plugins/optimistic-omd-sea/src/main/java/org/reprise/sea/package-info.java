/** Optimistic online mirror descent in the stochastically extended adversarial model (Chen et al., ICML 2023). */
package org.reprise.sea;

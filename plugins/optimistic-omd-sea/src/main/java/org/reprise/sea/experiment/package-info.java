/** Experiments: build environments, measure regret and hardness. */
package org.reprise.sea.experiment;

/** The paper's learners and the baselines they are held to. */
package org.reprise.sea.algorithm;

/** The networks that are compared, as forward graphs and as training programs. */
package org.reprise.selu.model;

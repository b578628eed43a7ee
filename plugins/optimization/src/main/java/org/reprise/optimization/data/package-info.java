/** Examples: features and targets, from tables and images. */
package org.reprise.optimization.data;

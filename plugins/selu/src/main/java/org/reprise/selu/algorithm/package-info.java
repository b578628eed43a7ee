/** Networks and the methods they are compared with. */
package org.reprise.selu.algorithm;

/** What a plugin contains, as data: written at build time from the annotations, read without loading a class. */
package org.reprise.spi.specification;

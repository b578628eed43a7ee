/** Describes a plugin at build time: its specification, its descriptor and the layout of its zip. */
package org.reprise.packager;

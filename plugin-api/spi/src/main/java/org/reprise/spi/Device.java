package org.reprise.spi;

/**
 * Where tensors are computed.
 *
 * @param name {@code cpu}
 */
public record Device(String name) {
    /** The processor of this machine. */
    public static final Device CPU = new Device("cpu");
}

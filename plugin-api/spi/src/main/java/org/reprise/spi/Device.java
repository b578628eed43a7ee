package org.reprise.spi;

/**
 * Where tensors are computed.
 *
 * @param name {@code cpu}, or a kind of accelerator and its number, such as {@code cuda:0}
 */
public record Device(String name) {
    /** The processor of this machine. */
    public static final Device CPU = new Device("cpu");

    /** The part before the colon: {@code cuda} of {@code cuda:1}. */
    public String kind() {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /** Whether it is the processor. */
    public boolean isCpu() {
        return equals(CPU);
    }
}

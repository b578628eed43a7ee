package org.reprise.core.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Hands immutable objects over as they are; they never leave the process. */
final class ByReferenceCodec implements MessageCodec<Object, Object> {
    private final String name;

    ByReferenceCodec(String name) {
        this.name = name;
    }

    @Override
    public void encodeToWire(Buffer buffer, Object message) {
        throw new IllegalStateException("this bus is local");
    }

    @Override
    public Object decodeFromWire(int position, Buffer buffer) {
        throw new IllegalStateException("this bus is local");
    }

    @Override
    public Object transform(Object message) {
        return message;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}

package org.reprise.graph;

import java.io.Serial;

/** A graph that cannot be built as asked: the message names the operator, the shapes, and what would be right. */
public final class GraphException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    public GraphException(String message) {
        super(message);
    }

    public GraphException(String message, Throwable cause) {
        super(message, cause);
    }
}

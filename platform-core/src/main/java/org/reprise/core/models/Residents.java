package org.reprise.core.models;

import java.util.IdentityHashMap;
import java.util.Map;
import org.reprise.graph.Tensor;

/** Tensors that stay in native memory, one copy for all who hold the same object. */
final class Residents {
    private final NativeMemory memory;
    private final Map<Tensor, Resident> copies = new IdentityHashMap<>();

    Residents(NativeMemory memory) {
        this.memory = memory;
    }

    /** A copy and the number of those who hold it. */
    final class Resident {
        private final Tensor value;
        private final NativeTensor copy;
        private int users;

        private Resident(Tensor value, NativeTensor copy) {
            this.value = value;
            this.copy = copy;
        }

        NativeTensor tensor() {
            return copy;
        }

        void release() {
            synchronized (Residents.this) {
                if (--users == 0) {
                    copies.remove(value);
                    copy.free();
                }
            }
        }
    }

    /** The copy of a tensor, to be released. */
    synchronized Resident hold(Tensor value, Session session) {
        Resident resident = copies.get(value);
        if (resident == null) {
            resident = new Resident(value, NativeTensor.of(memory, session.environment(), value));
            copies.put(value, resident);
        }
        resident.users++;
        return resident;
    }
}

package org.reprise.spi.specification;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Reads the type arguments with which a class implements a generic contract, through any number of superclasses. */
public final class ExtensionTypes {
    private ExtensionTypes() {}

    /**
     * The class bound to type parameter {@code index} of {@code contract} by {@code type}.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_CONTRACT} if it is not bound to a class
     */
    public static Class<?> argument(Class<?> type, Class<?> contract, int index) {
        Type found = find(type, contract, index, new HashMap<>());
        if (found instanceof Class<?> bound) {
            return bound;
        }
        if (found instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            return raw;
        }
        throw new RepriseException(
                ErrorCode.PLUGIN_CONTRACT,
                type.getName() + " does not bind the type parameters of " + contract.getSimpleName(),
                "Implement " + contract.getSimpleName() + " with concrete types.");
    }

    private static Type find(Type type, Class<?> contract, int index, Map<TypeVariable<?>, Type> bindings) {
        Class<?> raw;
        if (type instanceof ParameterizedType parameterized) {
            raw = (Class<?>) parameterized.getRawType();
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                Type argument = arguments[i];
                bindings.put(raw.getTypeParameters()[i], bindings.getOrDefault(argument, argument));
            }
        } else if (type instanceof Class<?> plain) {
            raw = plain;
        } else {
            return null;
        }
        if (raw == contract) {
            return bindings.get(contract.getTypeParameters()[index]);
        }
        for (Type parent : raw.getGenericInterfaces()) {
            Type found = find(parent, contract, index, bindings);
            if (found != null) {
                return found;
            }
        }
        return raw.getGenericSuperclass() == null ? null : find(raw.getGenericSuperclass(), contract, index, bindings);
    }
}

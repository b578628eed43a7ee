package org.reprise.core.plugins;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what plugins use of the platform's API that this platform does not have. */
final class ApiLinks {
    private final ClassLoader host;
    private final Set<String> missing = new TreeSet<>();

    ApiLinks(ClassLoader host) {
        this.host = host;
    }

    /** What was missing so far, in the words of a programmer. */
    Set<String> missing() {
        return missing;
    }

    /** Looks at one class of a plugin. */
    void check(ClassConstants constants) {
        constants.types().stream()
                .filter(ApiLinks::ours)
                .filter(type -> find(type).isEmpty())
                .forEach(type -> missing.add("class " + type.replace('/', '.')));
        constants.members().stream().filter(member -> ours(member.owner())).forEach(this::check);
    }

    private void check(ClassConstants.Member member) {
        Optional<Class<?>> owner = find(member.owner());
        if (owner.isPresent() && !has(owner.get(), member)) {
            boolean method = member.descriptor().startsWith("(");
            missing.add(member.owner().replace('/', '.') + "." + member.name()
                    + (method ? " with the signature " + member.descriptor() : ""));
        }
    }

    private static boolean ours(String type) {
        return type.startsWith("org/reprise/") && HostWindow.shares(type.replace('/', '.'));
    }

    private Optional<Class<?>> find(String type) {
        try {
            return Optional.of(Class.forName(type.replace('/', '.'), false, host));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static boolean has(Class<?> owner, ClassConstants.Member member) {
        if (member.name().equals("<init>")) {
            return Arrays.stream(owner.getDeclaredConstructors())
                    .anyMatch(c -> descriptor(c).equals(member.descriptor()));
        }
        boolean here = member.descriptor().startsWith("(")
                ? Arrays.stream(owner.getDeclaredMethods())
                        .anyMatch(m -> m.getName().equals(member.name())
                                && descriptor(m).equals(member.descriptor()))
                : Arrays.stream(owner.getDeclaredFields())
                        .anyMatch(f -> f.getName().equals(member.name())
                                && f.getType().descriptorString().equals(member.descriptor()));
        if (here || Arrays.stream(owner.getInterfaces()).anyMatch(parent -> has(parent, member))) {
            return true;
        }
        Class<?> parent = owner.isInterface() ? Object.class : owner.getSuperclass();
        return parent != null && has(parent, member);
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .descriptorString();
    }

    private static String descriptor(Constructor<?> constructor) {
        return MethodType.methodType(void.class, constructor.getParameterTypes())
                .descriptorString();
    }
}

package io.benchmarkagent;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.IntConsumer;

/** SIGTERM and SIGINT as they come. By reflection: javac warns of the JDK's own class for it, which is there in every JDK. */
final class Signals {
    private static final Map<String, Integer> EXITS = Map.of("TERM", 143, "INT", 130);

    private Signals() {}

    /**
     * Where a machine has no such signals, its shutdown hooks tell of them, later.
     *
     * @param stop is given the exit code that tells of the signal, on a thread of its own
     */
    static void heard(IntConsumer stop) {
        EXITS.forEach((name, exit) -> {
            try {
                heard(name, () -> new Thread(() -> stop.accept(exit), "stopping").start());
            } catch (ReflectiveOperationException | IllegalArgumentException notHere) {
                // the shutdown hook of the program ends what there is
            }
        });
    }

    /** One that whoever started us wants ignored stays so: a shell that puts us into the background says that of SIGINT. */
    private static void heard(String name, Runnable stop) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler heard = (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
                stop.run();
            }
            return null;
        };
        Object ours = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, heard);
        Object named = signal.getConstructor(String.class).newInstance(name);
        Method handle = signal.getMethod("handle", signal, handler);
        Object before = handle.invoke(null, named, ours);
        if (before == handler.getField("SIG_IGN").get(null)) {
            handle.invoke(null, named, before);
        }
    }
}

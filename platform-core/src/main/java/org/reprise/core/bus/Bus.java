package org.reprise.core.bus;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The event bus of one host: immutable records by reference, within this process. Handlers run on worker threads, in
 * order for each consumer, so that none of them can block an event loop.
 */
public final class Bus implements AutoCloseable {
    private static final String CODEC = "by-reference";
    private static final DeliveryOptions LOCAL =
            new DeliveryOptions().setLocalOnly(true).setCodecName(CODEC);

    private final Vertx vertx;
    private final Map<String, AtomicInteger> consumers = new ConcurrentHashMap<>();

    public Bus() {
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setEventBusOptions(new EventBusOptions())
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        vertx.eventBus().registerCodec(new ByReferenceCodec(CODEC));
    }

    /**
     * Publishes a record to all consumers of an address. Without a consumer nothing is done: Vert.x would build an
     * exception for each message.
     */
    public void publish(String address, Object message) {
        AtomicInteger count = consumers.get(address);
        if (count != null && count.get() > 0) {
            vertx.eventBus().publish(address, message, LOCAL);
        }
    }

    /**
     * Calls {@code handler} for every message, one at a time and in order, on a worker thread.
     *
     * @return closes the consumer
     */
    public <T> Subscription consume(String address, Class<T> type, Consumer<T> handler) {
        Context context = vertx.getOrCreateContext();
        var consumer = vertx.eventBus().<Object>localConsumer(address);
        consumer.handler(message -> context.executeBlocking(
                () -> {
                    handler.accept(type.cast(message.body()));
                    return null;
                },
                true));
        AtomicInteger count = consumers.computeIfAbsent(address, key -> new AtomicInteger());
        count.incrementAndGet();
        return () -> {
            count.decrementAndGet();
            consumer.unregister();
        };
    }

    /** Answers requests at an address, on worker threads, any number at a time. */
    public <T> void answer(String address, Class<T> type, Function<T, Object> service) {
        vertx.eventBus().<Object>localConsumer(address).handler(message -> vertx.executeBlocking(
                        () -> service.apply(type.cast(message.body())), false)
                .onSuccess(answer -> message.reply(answer, LOCAL))
                .onFailure(error -> message.reply(new Failure(error), LOCAL)));
    }

    /**
     * Asks at an address and waits; not for event loops.
     *
     * @throws RuntimeException what the service threw
     */
    public <T> T request(String address, Object question, Class<T> type) throws InterruptedException {
        DeliveryOptions patient = new DeliveryOptions(LOCAL).setSendTimeout(TimeUnit.HOURS.toMillis(12));
        try {
            Object answer = vertx.eventBus()
                    .request(address, question, patient)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get()
                    .body();
            if (answer instanceof Failure failure) {
                if (failure.error() instanceof RuntimeException runtime) {
                    throw runtime;
                }
                throw new CompletionException(failure.error());
            }
            return type.cast(answer);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the bus did not close", e);
        }
    }

    /** A consumer that listens until it is closed. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private record Failure(Throwable error) {}
}

package io.benchmarkagent.pipeline;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.springframework.amqp.AmqpAuthenticationException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.batch.integration.partition.StepExecutionRequest;

/**
 * The queue between who slices a backfill and its workers. It outlives the broker's restart, and so do its messages; one counts as
 * sent when the broker says that it has it, and as taken when its work is done.
 */
final class Broker implements AutoCloseable {
    private static final Duration CONFIRMED = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final BrokerAddress address;
    private final CachingConnectionFactory connections;
    private final RabbitTemplate template;
    private final String queue;

    private Broker(BrokerAddress address, CachingConnectionFactory connections, String queue) {
        this.address = address;
        this.connections = connections;
        this.template = new RabbitTemplate(connections);
        this.queue = queue;
    }

    /** @param password empty for that of RabbitMQ's own guest, who is let in from its own machine only */
    static Broker at(BrokerAddress address, String password) throws BrokerTrouble {
        CachingConnectionFactory connections = new CachingConnectionFactory(factory(address, password));
        connections.setPublisherConfirmType(CachingConnectionFactory.ConfirmType.SIMPLE);
        try {
            connections.createConnection().close();
            return new Broker(address, connections, "");
        } catch (AmqpAuthenticationException refused) {
            connections.destroy();
            throw new BrokerTrouble("backfill.broker " + address + " refuses the login of " + address.user()
                    + "; set RABBITMQ_PASSWORD, and let the user into the virtual host");
        } catch (AmqpException unreachable) {
            connections.destroy();
            throw new BrokerTrouble("backfill.broker " + address + " cannot be reached (" + reason(unreachable)
                    + "); start it, or mend the address");
        }
    }

    /** The same with the queue of one backfill, which is made where there is none. */
    Broker ofQueue(String name) {
        Broker broker = new Broker(address, connections, name);
        broker.declare();
        return broker;
    }

    /** What is left from an execution that is over. */
    void forget() {
        template.execute(channel -> channel.queuePurge(queue));
    }

    /** Waits out a restart of the broker. */
    void send(StepExecutionRequest request) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                sendOnce(request);
                return;
            } catch (AmqpException lost) {
                if (System.nanoTime() > end) {
                    throw new LostBroker(
                            "backfill.broker " + address + " is lost (" + reason(lost)
                                    + "); start it, and run it again: it goes on where it was",
                            lost);
                }
                pause();
            }
        }
    }

    private void sendOnce(StepExecutionRequest request) {
        byte[] body = SliceMessage.text(request).getBytes(StandardCharsets.UTF_8);
        declare();
        template.invoke(operations -> {
            operations.send(
                    "",
                    queue,
                    MessageBuilder.withBody(body)
                            .setContentType("application/json")
                            .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                            .build());
            operations.waitForConfirmsOrDie(CONFIRMED.toMillis());
            return true;
        });
    }

    /** Who listens, and how many messages nobody has taken; empty while the broker is away. */
    Optional<Waiting> waiting() {
        try {
            AMQP.Queue.DeclareOk said = declare();
            return Optional.of(new Waiting(said.getConsumerCount(), said.getMessageCount()));
        } catch (AmqpException away) {
            return Optional.empty();
        }
    }

    record Waiting(int workers, int messages) {}

    /** Nobody else's name: the queue is declared anew each time, since a broker may come back without it. */
    private AMQP.Queue.DeclareOk declare() {
        return template.execute(channel -> channel.queueDeclare(queue, true, false, false, null));
    }

    /**
     * Works on one message after the other until it is closed, and comes back by itself when the broker does. A message whose work
     * throws, or whose worker dies, is given to the next.
     */
    SimpleMessageListenerContainer listen(Consumer<StepExecutionRequest> work, Consumer<String> told) {
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connections);
        container.setQueueNames(queue);
        container.setPrefetchCount(1);
        container.setMissingQueuesFatal(false);
        container.setRecoveryInterval(PAUSE.toMillis());
        container.setFailedDeclarationRetryInterval(PAUSE.toMillis());
        container.setShutdownTimeout(0);
        container.setMessageListener(
                message -> work.accept(SliceMessage.read(message.getBody()).orElseThrow(() -> {
                    told.accept("a message in " + queue + " is none of a backfill's and was thrown away");
                    return new AmqpRejectAndDontRequeueException("no request");
                })));
        container.afterPropertiesSet();
        container.start();
        return container;
    }

    private static ConnectionFactory factory(BrokerAddress address, String password) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(address.host().replaceAll("[\\[\\]]", ""));
        factory.setPort(address.port());
        factory.setVirtualHost(address.virtualHost());
        factory.setUsername(address.user());
        factory.setPassword(password.isEmpty() ? ConnectionFactory.DEFAULT_PASS : password);
        factory.setConnectionTimeout((int) CONFIRMED.toMillis());
        factory.setRequestedHeartbeat(10);
        factory.setAutomaticRecoveryEnabled(false);
        if (address.secure()) {
            try {
                factory.useSslProtocol(SSLContext.getDefault());
                factory.enableHostnameVerification();
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }
        return factory;
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", stopped);
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }

    @Override
    public void close() {
        connections.destroy();
    }
}

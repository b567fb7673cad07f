package io.benchmarkagent.names;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.Dns;

/**
 * What an OkHttp client looks names up with: its own, by default, cannot be interrupted by any of its timeouts.
 *
 * @param left how long a look-up that begins now may take
 */
public record BoundedDns(Names names, Supplier<Duration> left) implements Dns {

    /** As the machine knows them. */
    public static BoundedDns within(Duration each) {
        return new BoundedDns(Names.OF_THE_MACHINE, () -> each);
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        return names.addresses(hostname, left.get());
    }
}

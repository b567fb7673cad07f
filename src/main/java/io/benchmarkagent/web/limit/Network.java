package io.benchmarkagent.web.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom an address belongs to, as far as it tells: of version 6 everybody has 2^64 of them. Source: RFC 6177. */
public final class Network {
    private static final int OF_ONE = 8;

    private Network() {}

    /** @param address of a connection, never a name */
    public static String of(String address) {
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), OF_ONE)) + "::/64"
                    : address;
        } catch (UnknownHostException none) {
            return address;
        }
    }
}

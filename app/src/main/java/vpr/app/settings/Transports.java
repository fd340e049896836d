package vpr.app.settings;

import java.net.InetAddress;
import java.util.Set;

/**
 * How a process is called beside HTTP, which answers at least for its health.
 *
 * @param reflection whether gRPC describes itself
 */
public record Transports(Set<Transport> on, InetAddress grpcAddress, int grpcPort, boolean reflection) {
    public Transports {
        on = Set.copyOf(on);
    }

    public boolean has(Transport transport) {
        return on.contains(transport);
    }
}

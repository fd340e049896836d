package vpr.app.settings;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Whether a transport can listen, asked before anything else is started.
 *
 * @param address the setting that says where
 * @param port the setting that says at which port
 */
public record PortCheck(Setting address, Setting port) {
    public static final PortCheck HTTP = new PortCheck(Setting.HTTP_ADDRESS, Setting.HTTP_PORT);
    public static final PortCheck GRPC = new PortCheck(Setting.GRPC_ADDRESS, Setting.GRPC_PORT);

    /**
     * Listens for a moment. The server may still lose the port to another program before it listens itself.
     *
     * @param number 0 asks for any free port
     * @throws PortTakenException if nothing can listen there
     */
    public void requireFree(InetAddress place, int number) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(place, number));
        } catch (BindException e) {
            throw new PortTakenException(said(e, place.getHostAddress(), number));
        } catch (IOException e) {
            throw new PortTakenException(address.variable() + ", " + port.variable() + ": cannot listen on "
                    + place.getHostAddress() + " port " + number + ": " + e.getMessage());
        }
    }

    private String said(BindException e, String place, int number) {
        String reason = String.valueOf(e.getMessage());
        if (reason.contains("requested address")) {
            return address.variable() + ": " + place
                    + " is no address of this machine. Set it to one, or to 127.0.0.1.";
        }
        if (reason.contains("Permission denied")) {
            return port.variable() + ": this user may not listen on port " + number + ". Set it to 1024 or above.";
        }
        return port.variable() + ": port " + number + " on " + place
                + " is taken by another program. Stop that program, or set " + port.variable() + " to a free port.";
    }
}

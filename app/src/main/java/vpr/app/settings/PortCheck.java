package vpr.app.settings;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether HTTP can listen, asked before anything else is started. */
public final class PortCheck {

    private PortCheck() {}

    /**
     * Listens for a moment. The server may still lose the port to another program before it listens itself.
     *
     * @param port 0 asks for any free port
     * @throws PortTakenException if nothing can listen there
     */
    public static void requireFree(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (BindException e) {
            throw new PortTakenException(said(e, address.getHostAddress(), port));
        } catch (IOException e) {
            throw new PortTakenException("VPR_HTTP_ADDRESS, VPR_HTTP_PORT: cannot listen on " + address.getHostAddress()
                    + " port " + port + ": " + e.getMessage());
        }
    }

    private static String said(BindException e, String address, int port) {
        String reason = String.valueOf(e.getMessage());
        if (reason.contains("requested address")) {
            return "VPR_HTTP_ADDRESS: " + address + " is no address of this machine. Set it to one, or to 127.0.0.1.";
        }
        if (reason.contains("Permission denied")) {
            return "VPR_HTTP_PORT: this user may not listen on port " + port + ". Set it to 1024 or above.";
        }
        return "VPR_HTTP_PORT: port " + port + " on " + address
                + " is taken by another program. Stop that program, or set VPR_HTTP_PORT to a free port.";
    }
}

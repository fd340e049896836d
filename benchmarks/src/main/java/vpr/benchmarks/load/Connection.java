package vpr.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/** One connection that is kept; one request at a time. It costs the machine little beside the server it measures. */
public final class Connection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 120_000;

    private final int port;
    private Socket socket;
    private InputStream in;

    /** To this machine. */
    public Connection(int port) {
        this.port = port;
        try {
            socket = socket(port);
            in = reading(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket socket(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static InputStream reading(Socket socket) throws IOException {
        return new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /** What the server says; a connection that it ends with that is opened again. */
    public Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var answer = Answer.read(in);
        if (answer.isLast()) {
            socket.close();
            socket = socket(port);
            in = reading(socket);
        }
        return answer;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

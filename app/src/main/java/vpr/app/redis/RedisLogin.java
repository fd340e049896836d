package vpr.app.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import vpr.app.settings.Secret;

/** Asks a server on loopback once whether it is ours: whether it takes our password. */
final class RedisLogin {
    private static final int PATIENCE_MILLIS = 1_000;

    private RedisLogin() {}

    /** What the server answers to us. */
    enum Answer {
        IN,
        NOT_NOW,
        WRONG_PASSWORD
    }

    static Answer at(int port, Secret password) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(("AUTH " + password.reveal() + "\r\n").getBytes(UTF_8));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            if ("+OK".equals(answer)) {
                return Answer.IN;
            }
            return answer != null && answer.startsWith("-") ? Answer.WRONG_PASSWORD : Answer.NOT_NOW;
        } catch (IOException e) {
            return Answer.NOT_NOW;
        }
    }
}

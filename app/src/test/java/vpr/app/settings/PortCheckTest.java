package vpr.app.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void a_taken_port_is_named_with_what_to_do() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            assertThatThrownBy(() -> PortCheck.HTTP.requireFree(LOOPBACK, taken.getLocalPort()))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("VPR_HTTP_PORT: port " + taken.getLocalPort() + " on 127.0.0.1 is taken by another"
                            + " program. Stop that program, or set VPR_HTTP_PORT to a free port.");
        }
    }

    @Test
    void an_address_of_another_machine_is_named() {
        assertThatThrownBy(() -> PortCheck.HTTP.requireFree(InetAddress.ofLiteral("192.0.2.1"), 0))
                .isInstanceOf(PortTakenException.class)
                .hasMessageStartingWith("VPR_HTTP_ADDRESS: 192.0.2.1 is no address of this machine");
    }

    @Test
    void a_free_port_is_left_free() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            port = socket.getLocalPort();
        }
        assertThatCode(() -> {
                    PortCheck.HTTP.requireFree(LOOPBACK, port);
                    PortCheck.HTTP.requireFree(LOOPBACK, port);
                })
                .doesNotThrowAnyException();
    }
}

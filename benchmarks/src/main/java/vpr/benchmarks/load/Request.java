package vpr.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Requests of HTTP/1.1 as the bytes that are sent. */
public final class Request {
    private Request() {}

    /** Of what needs no key. */
    public static byte[] get(String path) {
        return ascii("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    public static byte[] get(String path, String key) {
        return ascii("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                + "\r\nAccept: application/json\r\n\r\n");
    }

    /**
     * @param method POST or PUT
     * @param headers each with its line end
     */
    public static byte[] with(String method, String path, String key, String headers, byte[] json) {
        var head = ascii(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length + "\r\n" + headers + "\r\n");
        var whole = Arrays.copyOf(head, head.length + json.length);
        System.arraycopy(json, 0, whole, head.length, json.length);
        return whole;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

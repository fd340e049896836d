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
        return carrying(
                json,
                method,
                path,
                "Authorization: Bearer " + key + "\r\nContent-Type: application/json\r\n" + headers);
    }

    /** To what needs no key. */
    public static byte[] postXml(String path, byte[] xml) {
        return carrying(xml, "POST", path, "Content-Type: application/xml\r\n");
    }

    private static byte[] carrying(byte[] body, String method, String path, String headers) {
        var head = ascii(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length + "\r\n"
                + headers + "\r\n");
        var whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package vpr.gitstore.signing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time stamp authority on this machine, with a CA of its own. */
final class TestTimeStampAuthority implements AutoCloseable {
    private final KeyPair caKey = newKey();
    private final KeyPair key = newKey();
    private final X509Certificate ca;
    private final X509Certificate certificate;
    private final HttpServer server;
    private final Instant time;

    /** What is stamped instead of what is asked for; empty: that. */
    private volatile byte[] insteadOf = new byte[0];

    /**
     * @param purpose of its certificate
     * @param time what its clock says
     */
    TestTimeStampAuthority(KeyPurposeId purpose, Instant time) throws Exception {
        this.time = time;
        ca = new Authority(caKey, null).certificate("Time CA");
        certificate = certificate(purpose);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        server.createContext("/", this::answer);
        server.start();
    }

    private static KeyPair newKey() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private X509Certificate certificate(KeyPurposeId purpose) throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                ca,
                BigInteger.TWO,
                Date.from(Fixtures.CREATED),
                Date.from(Fixtures.CREATED.plus(Duration.ofDays(1000))),
                new X500Name("CN=Time stamps,O=Elsewhere"),
                key.getPublic());
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
        var signer = new JcaContentSignerBuilder(EcdsaKey.ALGORITHM).build(caKey.getPrivate());
        return KnownCertificates.certificate(builder.build(signer).getEncoded());
    }

    X509Certificate ca() {
        return ca;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
    }

    void alwaysStamp(byte[] request) {
        insteadOf = request;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = exchange.getRequestBody().readAllBytes();
            var response = response(insteadOf.length == 0 ? asked : insteadOf);
            exchange.sendResponseHeaders(200, response.length);
            exchange.getResponseBody().write(response);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    byte[] response(byte[] request) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var signer = new JcaSimpleSignerInfoGeneratorBuilder().build(EcdsaKey.ALGORITHM, key.getPrivate(), certificate);
        var tokens = new TimeStampTokenGenerator(
                signer, digests.get(signer.getDigestAlgorithm()), new ASN1ObjectIdentifier("1.2.3.4"));
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(new TimeStampRequest(request), BigInteger.ONE, Date.from(time))
                .getEncoded();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

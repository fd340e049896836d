package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An author with a key of her own, made and used by openssl alone: what VPR gives is a certificate, and what it gets are
 * signatures.
 */
record OwnAuthor(Path folder) {
    static final String PASSWORD = "a-password-of-her-own";

    /** A new key, certified by the organisation of that home. */
    static OwnAuthor certified(Path home, String name, String number) throws IOException, InterruptedException {
        var author = new OwnAuthor(Files.createDirectory(home.resolve("own-" + number)));
        Tool.lines("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", author.file("my.key"));
        Tool.lines(
                "openssl",
                "req",
                "-new",
                "-key",
                author.file("my.key"),
                "-subj",
                "/CN=x",
                "-out",
                author.file("my.csr"));
        var issued = Command.of(
                        home,
                        Map.of(),
                        "cert",
                        "create",
                        "--name",
                        name,
                        "--authority",
                        "GMC",
                        "--number",
                        number,
                        "--request",
                        author.file("my.csr"),
                        "--to",
                        author.file("my.pem"))
                .run();
        assertThat(issued.code()).as(issued.output()).isZero();
        Tool.lines(
                "openssl",
                "pkcs12",
                "-export",
                "-inkey",
                author.file("my.key"),
                "-in",
                author.file("my.pem"),
                "-name",
                "me",
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                author.file("my.p12"));
        Files.writeString(Path.of(author.file("my.password")), PASSWORD + "\n");
        for (var secret : List.of("my.p12", "my.password")) {
            Files.setPosixFilePermissions(Path.of(author.file(secret)), PosixFilePermissions.fromString("rw-------"));
        }
        return author;
    }

    String file(String name) {
        return folder.resolve(name).toString();
    }

    /** The certificate's number, as VPR writes it. */
    String serial() throws IOException, InterruptedException {
        var line = Tool.lines("openssl", "x509", "-in", file("my.pem"), "-noout", "-serial")
                .getFirst();
        return line.replace("serial=", "").toLowerCase(Locale.ROOT).replaceFirst("^0+", "");
    }

    /** One signature for each prepared commit, in base64. */
    List<String> sign(JsonNode prepared) throws IOException, InterruptedException {
        var signatures = new ArrayList<String>();
        for (var commit : prepared.path("commits")) {
            var text = folder.resolve("commit.txt");
            Files.write(
                    text, Base64.getDecoder().decode(commit.path("bytesBase64").asString()));
            Tool.lines(
                    "openssl",
                    "cms",
                    "-sign",
                    "-binary",
                    "-md",
                    "sha256",
                    "-in",
                    text.toString(),
                    "-signer",
                    file("my.pem"),
                    "-inkey",
                    file("my.key"),
                    "-outform",
                    "DER",
                    "-out",
                    file("signature.der"));
            signatures.add(Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("signature.der"))));
        }
        return signatures;
    }

    /** Puts the key into a new token of softhsm2; answers the environment in which {@code card.cfg} finds it. */
    Map<String, String> token(Path library) throws IOException, InterruptedException {
        var tokens = Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(folder.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\n");
        Files.writeString(folder.resolve("card.cfg"), "name = card\nlibrary = " + library + "\nslotListIndex = 0\n");
        Files.writeString(folder.resolve("card.pin"), "1234\n");
        Files.setPosixFilePermissions(folder.resolve("card.pin"), PosixFilePermissions.fromString("rw-------"));
        var environment = Map.of("SOFTHSM2_CONF", file("softhsm2.conf"));
        Tool.lines(
                environment,
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "card",
                "--pin",
                "1234",
                "--so-pin",
                "12345678");
        Tool.lines(
                environment,
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-importkeystore",
                "-noprompt",
                "-srckeystore",
                file("my.p12"),
                "-srcstoretype",
                "PKCS12",
                "-srcstorepass",
                PASSWORD,
                "-destkeystore",
                "NONE",
                "-deststoretype",
                "PKCS11",
                "-deststorepass",
                "1234",
                "-providerClass",
                "sun.security.pkcs11.SunPKCS11",
                "-providerArg",
                file("card.cfg"));
        return environment;
    }
}

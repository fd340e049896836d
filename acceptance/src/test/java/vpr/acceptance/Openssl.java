package vpr.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** Checks a commit's signature with {@code openssl cms}, without anything of Git's own signature code. */
final class Openssl {
    private Openssl() {}

    static void verifyTip(Path repository, Path authority, Path work) throws IOException, InterruptedException {
        var commit = Tool.bytes(Map.of(), "git", "--git-dir", repository.toString(), "cat-file", "commit", "main");
        var content = new ByteArrayOutputStream();
        var armour = new StringBuilder();
        var signature = false;
        var headers = true;
        for (var line : new String(commit, StandardCharsets.ISO_8859_1).split("(?<=\n)", -1)) {
            signature = headers && (line.startsWith("gpgsig ") || (signature && line.startsWith(" ")));
            if (signature) {
                armour.append(line.replaceFirst("^(gpgsig)? ", ""));
            } else {
                content.write(line.getBytes(StandardCharsets.ISO_8859_1));
            }
            headers = headers && !line.equals("\n");
        }
        var der = work.resolve("signature.der");
        var signed = work.resolve("commit.txt");
        Files.write(der, Base64.getMimeDecoder().decode(armour.toString().replaceAll("-----[A-Z ]+-----", "")));
        Files.write(signed, content.toByteArray());
        Tool.lines(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                der.toString(),
                "-content",
                signed.toString(),
                "-CAfile",
                authority.toString(),
                "-purpose",
                "any",
                "-out",
                "/dev/null");
    }
}

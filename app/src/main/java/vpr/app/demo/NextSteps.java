package vpr.app.demo;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import vpr.app.client.Call;
import vpr.app.client.Connection;
import vpr.app.client.Ids;
import vpr.app.client.Words;
import vpr.app.settings.Settings;

/** Three commands that work when they are copied into a shell in the same directory. */
record NextSteps(String curl, String letter, String git) {
    private static final String USUAL_URL = "http://127.0.0.1:8080";

    static NextSteps of(
            Settings settings, URI url, Path keyFile, DemoData data, List<String> patients, Connection connection) {
        var key = near(keyFile);
        var addendum = data.addenda().getFirst();
        var letter = data.letters().stream()
                .filter(one -> one.id().equals(addendum.letter()))
                .findFirst()
                .orElseThrow();
        var patient = patients.get(letter.patient());
        var clinical = connection
                .send(Call.get("/patients/" + patient))
                .json()
                .path("clinicalId")
                .asString();
        return new NextSteps(
                "curl -sS '" + url + "/patients?limit=5' -H \"Authorization: Bearer $(cat " + key + ")\"",
                (url.toString().equals(USUAL_URL) ? "" : "VPR_URL=" + url + " ") + "VPR_API_KEY_FILE=" + key + " "
                        + Words.launcher() + " letter diff " + patient + " " + Ids.shortLetter(letter.id()),
                "git --git-dir " + near(repository(settings.data(), clinical)) + " log");
    }

    private static Path repository(Path data, String record) {
        return data.resolve("clinical")
                .resolve(record.substring(0, 2))
                .resolve(record.substring(2, 4))
                .resolve(record)
                .resolve(".git");
    }

    /** As short as it can be said in the working directory. */
    private static String near(Path path) {
        var here = Path.of("").toAbsolutePath();
        return Words.quoted((path.startsWith(here) ? here.relativize(path) : path).toString());
    }

    void print(PrintStream out) {
        out.println("Three things to try, in a second terminal and the same directory:");
        out.println();
        out.println("  # the patients, over HTTP");
        out.println("  " + curl);
        out.println("  # a letter that was edited, and how");
        out.println("  " + letter);
        out.println("  # that patient's record, with git alone");
        out.println("  " + git);
    }
}

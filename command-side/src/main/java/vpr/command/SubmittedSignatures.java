package vpr.command;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.gitstore.signing.AuthorSignatures;
import vpr.gitstore.signing.CommitSigner;
import vpr.gitstore.signing.CommitSigners;
import vpr.record.Author;
import vpr.record.InvalidException;
import vpr.record.commit.ContentChain;

/** The signatures that an author sent: each commit gets the one that was made for its very bytes, once it was checked. */
final class SubmittedSignatures implements CommitSigners {
    private final Preparation preparation;
    private final List<byte[]> signatures;
    private final AuthorSignatures authors;
    private final InstantSource clock;

    private SubmittedSignatures(
            Preparation preparation, List<byte[]> signatures, AuthorSignatures authors, InstantSource clock) {
        this.preparation = preparation;
        this.signatures = signatures;
        this.authors = authors;
        this.clock = clock;
    }

    /** @throws Problem when they are not one for each commit, in base64 */
    static SubmittedSignatures of(
            Preparation preparation, List<String> sent, AuthorSignatures authors, InstantSource clock) {
        if (sent.size() != preparation.commits().size()) {
            throw refused(
                    "signatures",
                    "must be one for each commit of the preparation, in their order: "
                            + preparation.commits().size());
        }
        var signatures = new ArrayList<byte[]>();
        for (var text : sent) {
            try {
                signatures.add(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException notBase64) {
                throw refused("signatures[" + signatures.size() + "]", "must be base64 (RFC 4648, with padding)");
            }
        }
        return new SubmittedSignatures(preparation, signatures, authors, clock);
    }

    // Asked only when the command takes effect: the answer to one that did before is given at any time.
    @Override
    public CommitSigner signerFor(Author author, Instant at) {
        if (clock.instant().isAfter(preparation.end())) {
            throw Problem.ofField(ProblemType.PREPARE_AGAIN, "preparation", "must be at most 15 minutes old");
        }
        return new OfAuthor(author);
    }

    private final class OfAuthor implements CommitSigner {
        private final Author author;

        OfAuthor(Author author) {
            this.author = author;
        }

        @Override
        public byte[] sign(byte[] commit, Instant at) {
            int place = place(commit);
            try {
                return authors.check("signatures[" + place + "]", signatures.get(place), commit, author, at)
                        .armoured();
            } catch (InvalidException e) {
                var broken = e.violations().getFirst();
                throw refused(broken.field(), broken.rule());
            }
        }

        private int place(byte[] commit) {
            var sha256 = ContentChain.sha256(commit);
            for (int place = 0; place < signatures.size(); place++) {
                if (preparation.commits().get(place).sha256().equals(sha256)) {
                    return place;
                }
            }
            throw Problem.ofField(ProblemType.PREPARATION_REFUSED, "command", "must be the one that was prepared");
        }

        @Override
        public String meaning() {
            return "authored";
        }

        @Override
        public X509Certificate certificate() {
            throw new IllegalStateException("each signature brings its own");
        }
    }

    private static Problem refused(String field, String rule) {
        return Problem.ofField(ProblemType.SIGNATURE_REFUSED, field, rule);
    }
}

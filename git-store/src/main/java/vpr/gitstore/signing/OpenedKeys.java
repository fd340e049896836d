package vpr.gitstore.signing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Professionals' keys, opened when they are first used, which may be slow by design, and kept. */
final class OpenedKeys {
    private final AuthorFolder folder;
    private final KeyStorePassword password;
    private final RecentlyUsed<CommitSigner> signers = new RecentlyUsed<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    OpenedKeys(AuthorFolder folder, KeyStorePassword password) {
        this.folder = folder;
        this.password = password;
    }

    /** Empty when its key cannot be opened. */
    Optional<CommitSigner> signer(AuthorCertificate author) {
        var fingerprint = SignerFacts.fingerprint(author.certificate());
        var known = signers.get(fingerprint);
        if (known.isPresent() || failed.contains(author.serial())) {
            return known;
        }
        return open(author, fingerprint);
    }

    private synchronized Optional<CommitSigner> open(AuthorCertificate author, String fingerprint) {
        var meanwhile = signers.get(fingerprint);
        if (meanwhile.isPresent() || failed.contains(author.serial())) {
            return meanwhile;
        }
        try {
            var file = folder.key(author.serial());
            OwnerOnly.check(file.path());
            var key = file.author(password);
            if (!key.chain().getFirst().equals(author.certificate())) {
                throw new ServiceKeysException.Damaged(file.path().toString(), "it holds another certificate");
            }
            var signer = CmsCommitSigner.attesting(key.key(), author.chain());
            signers.put(fingerprint, signer);
            return Optional.of(signer);
        } catch (IOException | SigningException e) {
            failed.add(author.serial());
            return Optional.empty();
        }
    }

    List<String> failed() {
        return failed.stream().sorted().toList();
    }

    /** Since files may have been put right. */
    void forgetFailures() {
        failed.clear();
    }
}

/**
 * Who signed a commit, and whether that holds: detached CMS signatures (RFC 5652, ECDSA P-256 with SHA-256) as Git's
 * {@code gpg.format = x509} reads them. {@link vpr.gitstore.signing.ServiceKeys} keeps the keys,
 * {@link vpr.gitstore.signing.CommitSigner} signs, {@link vpr.gitstore.signing.SignatureVerifier} judges,
 * {@link vpr.gitstore.signing.SignedCommit} takes commits apart. Authors who sign themselves do so with an
 * {@link vpr.gitstore.signing.OwnKey} on their own machines, and {@link vpr.gitstore.signing.AuthorSignatures} checks it. Commits themselves are built in {@code vpr.gitstore}.
 */
@NullMarked
package vpr.gitstore.signing;

import org.jspecify.annotations.NullMarked;

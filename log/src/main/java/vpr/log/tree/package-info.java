/**
 * The log as a transparency log: an RFC 9162 Merkle tree over the leaves, kept and served as C2SP tlog-tiles, its head
 * signed as a C2SP checkpoint. Proofs made from it are checked with what is here and nothing else: no server, no data.
 * The leaves themselves: {@link vpr.log}; witnesses: {@link vpr.log.witness}.
 */
@NullMarked
package vpr.log.tree;

import org.jspecify.annotations.NullMarked;

/// The audit log's formats and its verifier: hashes and proofs of a Merkle tree (RFC 6962 §2.1, RFC
/// 9162 §2.1), checkpoints as signed notes, tiles and entry bundles (C2SP signed-note,
/// tlog-checkpoint, tlog-tiles), and the leaves of Firstkey's log. Nothing but the JDK, so that an
/// auditor can read all of it and needs nothing of the services.
///
/// [dev.firstkey.tlog.Edge] grows a tree, [dev.firstkey.tlog.TiledTree] makes proofs from its
/// tiles, [dev.firstkey.tlog.Proofs] checks them, [dev.firstkey.tlog.SignedNote] is what is signed,
/// [dev.firstkey.tlog.Leaf] what is hashed, and [dev.firstkey.tlog.Verification] recomputes it all.
@NullMarked
package dev.firstkey.tlog;

import org.jspecify.annotations.NullMarked;

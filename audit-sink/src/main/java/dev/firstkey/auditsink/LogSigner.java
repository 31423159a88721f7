package dev.firstkey.auditsink;

import dev.firstkey.tlog.MinimumIndex;
import dev.firstkey.tlog.SignedNote;
import dev.firstkey.tlog.VerifierKey;
import java.util.List;

/// The keys of the log. While keys are rotated there are two, and both sign.
public interface LogSigner {

  /// Which log it is, which is the name of its keys.
  String origin();

  /// Their public halves.
  List<VerifierKey> keys();

  /// Signs a tree head.
  SignedNote sign(TreeHead head);

  /// Signs from where on there are entries.
  SignedNote sign(MinimumIndex minimum);
}

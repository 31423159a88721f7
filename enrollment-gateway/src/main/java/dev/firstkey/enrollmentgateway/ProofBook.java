package dev.firstkey.enrollmentgateway;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/// The single use of DPoP proofs, over all replicas.
public interface ProofBook {

  /// True the first time. In the caller's database transaction, so that a call which is rolled back
  /// has not used its proof.
  Uni<Boolean> use(ProvenKey key);

  /// Forgets what is older and could not be taken again anyway.
  Uni<Integer> forgetOlderThan(Duration age);
}

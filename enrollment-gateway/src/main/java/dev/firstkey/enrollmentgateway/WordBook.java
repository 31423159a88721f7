package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.Word;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// What registrars stated, in the caller's database transaction.
public interface WordBook {

  /// Keeps a registrar's word; a later one about the same device replaces it.
  Uni<Void> keep(Word word);

  /// What was said about the person at this device.
  Uni<List<Word>> of(UUID transactionId);

  /// Whether an account was enrolled, or might have been, with this device key.
  Uni<Boolean> isDeviceOf(String jkt, String accountId);
}

package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.ProofingFailed;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Registrars who type wrong check codes. Who is wrong too often is not listened to for a while,
/// and that is said in one event for each while.
@ApplicationScoped
class Guesses {
  private final Limits limits;
  private final Outbox outbox;
  private final Voice voice;
  private final Tally tally;

  Guesses(Limits limits, Outbox outbox, Voice voice, Tally tally) {
    this.limits = limits;
    this.outbox = outbox;
    this.voice = voice;
    this.tally = tally;
  }

  /// In the caller's database transaction.
  <T> Uni<Answer<T>> unlessGuessing(String registrar, Supplier<Uni<Answer<T>>> work) {
    return limits.isGuessing(registrar).flatMap(guessing -> guessing ? limited() : work.get());
  }

  private <T> Uni<Answer<T>> limited() {
    tally.count("proofing", RefusalReason.RATE_LIMITED.word());
    return BoundCalls.answer(new Answer.Limited<>(limits.pauseOfGuessing()));
  }

  /// Counts a wrong code in the caller's database transaction, which says nothing else.
  Uni<Void> wrong(String registrar) {
    return counted(registrar).flatMap(outbox::add);
  }

  /// The same, but for a code that a page has shown: it ran out, or a colleague was quicker.
  Uni<Void> wrongUnless(boolean wasShown, String registrar) {
    return wasShown ? Uni.createFrom().voidItem() : wrong(registrar);
  }

  /// Counts a wrong code in the caller's database transaction, and gives what is to be said of it.
  Uni<List<Event>> counted(String registrar) {
    tally.count("proofing", "wrong-code");
    return limits
        .countWrongCode(registrar)
        .map(last -> last ? List.of(tooMany(registrar)) : List.of());
  }

  /// Not about any transaction: guesses are about all of them. The subject is the call.
  private Event tooMany(String registrar) {
    var fact = new ProofingFailed(null, null, RefusalReason.RATE_LIMITED);
    return voice.ofTransaction(UUID.randomUUID(), registrar, fact);
  }
}

package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.WorkerLookedUp;
import dev.firstkey.enrollmentgateway.domain.ExpectedJoiner;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import dev.firstkey.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A registrar looks the person up who stands before them. Only for a device whose check code they
/// can type, a few joiners at most, and each time it is said who was shown to whom.
@ApplicationScoped
public class LookUpJoiner {
  private static final int MOST = 5;

  private final Calls calls;
  private final TransactionBook book;
  private final JoinerBook joiners;
  private final Guesses guesses;
  private final StaffLimits limits;
  private final Outbox outbox;
  private final Voice voice;
  private final Clock clock;

  LookUpJoiner(
      Calls calls,
      TransactionBook book,
      JoinerBook joiners,
      Guesses guesses,
      StaffLimits limits,
      Outbox outbox,
      Voice voice,
      Clock clock) {
    this.calls = calls;
    this.book = book;
    this.joiners = joiners;
    this.guesses = guesses;
    this.limits = limits;
    this.outbox = outbox;
    this.voice = voice;
    this.clock = clock;
  }

  /// What a registrar asks.
  ///
  /// @param registrar the actor, `person:ID`
  /// @param typed a worker id, or the beginnings of the words of a name
  public record Search(String registrar, UUID transactionId, String checkCode, String typed) {}

  /// Who fits.
  ///
  /// @param more too many: nobody is shown
  public record Found(List<ExpectedJoiner> joiners, boolean more) {}

  /// Empty where no device waits under this code.
  public Uni<Answer<Optional<Found>>> find(Search search) {
    String registrar = search.registrar();
    return calls.change(() ->
        guesses.unlessGuessing(registrar, () -> limits.lookUp(registrar, () -> look(search))));
  }

  private Uni<Answer<Optional<Found>>> look(Search search) {
    return book.find(search.transactionId())
        .map(found -> found.filter(it -> isMeant(it, search.checkCode())))
        .flatMap(found -> found.isPresent() ? shown(search) : unknown(search))
        .map(Answer.Done<Optional<Found>>::new);
  }

  private boolean isMeant(Transaction transaction, String checkCode) {
    return transaction.stateAt(clock.instant()) instanceof TransactionState.WaitingForProofing
        && transaction.shownCode().isMeant(checkCode, clock.instant());
  }

  private Uni<Optional<Found>> unknown(Search search) {
    return guesses.wrong(search.registrar()).replaceWith(Optional.empty());
  }

  private Uni<Optional<Found>> shown(Search search) {
    return joiners
        .search(search.typed(), MOST + 1)
        .map(LookUpJoiner::few)
        .call(found -> say(search, found))
        .map(Optional::of);
  }

  private static Found few(List<ExpectedJoiner> found) {
    return found.size() > MOST ? new Found(List.of(), true) : new Found(found, false);
  }

  private Uni<Void> say(Search search, Found found) {
    List<String> ids = found.joiners().stream().map(ExpectedJoiner::workerId).distinct().toList();
    var fact = new WorkerLookedUp(search.transactionId(), ids, found.more());
    return outbox.add(
        List.of(voice.ofTransaction(search.transactionId(), search.registrar(), fact)));
  }
}

package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.WorkerLookedUp;
import dev.firstkey.enrollmentgateway.domain.CheckCode;
import dev.firstkey.enrollmentgateway.domain.ExpectedJoiner;
import dev.firstkey.enrollmentgateway.domain.FirstDays;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import dev.firstkey.enrollmentgateway.domain.TypedName;
import dev.firstkey.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A registrar looks the person up who stands before them. Only for a device whose check code they
/// can type, a few joiners about their first day at most, and each time it is said who was shown to
/// whom.
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
  private final StaffConfig config;

  LookUpJoiner(
      Calls calls,
      TransactionBook book,
      JoinerBook joiners,
      Guesses guesses,
      StaffLimits limits,
      Outbox outbox,
      Voice voice,
      Clock clock,
      StaffConfig config) {
    this.calls = calls;
    this.book = book;
    this.joiners = joiners;
    this.guesses = guesses;
    this.limits = limits;
    this.outbox = outbox;
    this.voice = voice;
    this.clock = clock;
    this.config = config;
  }

  /// What a registrar asks.
  ///
  /// @param registrar the actor, `person:ID`
  /// @param typed a worker id, the beginnings of the words of a name, or a whole name
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
        .flatMap(found ->
            found.filter(it -> isMeant(it, search.checkCode())).isPresent()
                ? shown(search)
                : unknown(search))
        .map(Answer.Done<Optional<Found>>::new);
  }

  private boolean isMeant(Transaction transaction, String checkCode) {
    return transaction.stateAt(clock.instant()) instanceof TransactionState.WaitingForProofing
        && transaction.shownCode().isMeant(checkCode, clock.instant());
  }

  private Uni<Optional<Found>> unknown(Search search) {
    return book.hasShown(CheckCode.typed(search.checkCode()))
        .flatMap(wasShown -> guesses.wrongUnless(wasShown, search.registrar()))
        .replaceWith(Optional.empty());
  }

  private Uni<Optional<Found>> shown(Search search) {
    return search(search.typed()).call(found -> say(search, found)).map(Optional::of);
  }

  /// By the whole worker id, and where nobody has it by the name: by its beginnings, and by the
  /// whole name where these are too short or fit too many.
  private Uni<Found> search(String typed) {
    FirstDays days = FirstDays.around(clock.instant(), config.shownBefore(), config.shownAfter());
    TypedName name = TypedName.of(typed);
    return joiners
        .withId(typed, days)
        .flatMap(found ->
            found.isEmpty() ? byName(name, days) : Uni.createFrom().item(new Found(found, false)));
  }

  private Uni<Found> byName(TypedName name, FirstDays days) {
    Uni<Found> begun =
        name.isEnough()
            ? joiners.named(name, days, MOST + 1).map(LookUpJoiner::few)
            : Uni.createFrom().item(new Found(List.of(), false));
    return begun.flatMap(found ->
        found.joiners().isEmpty() && name.isEnoughAsAWhole()
            ? joiners.called(name, days, MOST + 1).map(whole -> of(found, few(whole)))
            : Uni.createFrom().item(found));
  }

  private static Found of(Found begun, Found whole) {
    return whole.joiners().isEmpty() ? new Found(List.of(), begun.more() || whole.more()) : whole;
  }

  private static Found few(Optional<List<ExpectedJoiner>> named) {
    return named
        .filter(found -> found.size() <= MOST)
        .map(found -> new Found(found, false))
        .orElseGet(() -> new Found(List.of(), true));
  }

  private Uni<Void> say(Search search, Found found) {
    List<String> ids = found.joiners().stream().map(ExpectedJoiner::workerId).distinct().toList();
    var fact = new WorkerLookedUp(search.transactionId(), ids, found.more());
    return outbox.add(
        List.of(voice.ofTransaction(search.transactionId(), search.registrar(), fact)));
  }
}

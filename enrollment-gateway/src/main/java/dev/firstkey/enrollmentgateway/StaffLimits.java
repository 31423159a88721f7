package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.ProofingFailed;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// How much one registrar may do in an hour, over all replicas: counted in the caller's database
/// transaction, so that calls of one registrar wait for each other and nobody else's do. That a
/// registrar went over a limit is said once an hour.
@ApplicationScoped
class StaffLimits {
  private static final Duration HOUR = Duration.ofHours(1);

  private final LimitBook book;
  private final Outbox outbox;
  private final Voice voice;
  private final Clock clock;
  private final Tally tally;
  private final StaffConfig config;

  StaffLimits(
      LimitBook book, Outbox outbox, Voice voice, Clock clock, Tally tally, StaffConfig config) {
    this.book = book;
    this.outbox = outbox;
    this.voice = voice;
    this.clock = clock;
    this.tally = tally;
    this.config = config;
  }

  <T> Uni<Answer<T>> statement(String registrar, Supplier<Uni<Answer<T>>> work) {
    return within("statements", registrar, config.statements(), work);
  }

  <T> Uni<Answer<T>> lookUp(String registrar, Supplier<Uni<Answer<T>>> work) {
    return within("look-ups", registrar, config.lookUps(), work);
  }

  private <T> Uni<Answer<T>> within(
      String kind, String registrar, int most, Supplier<Uni<Answer<T>>> work) {
    return book.count(kind, registrar, HOUR)
        .flatMap(number -> number <= most ? work.get() : limited(registrar, number == most + 1));
  }

  private <T> Uni<Answer<T>> limited(String registrar, boolean first) {
    tally.count("proofing", RefusalReason.RATE_LIMITED.word());
    List<Event> said = first ? List.of(tooMany(registrar)) : List.of();
    return outbox.add(said).chain(() -> BoundCalls.answer(new Answer.Limited<>(restOfTheHour())));
  }

  private Event tooMany(String registrar) {
    var fact = new ProofingFailed(null, null, RefusalReason.RATE_LIMITED);
    return voice.ofTransaction(UUID.randomUUID(), registrar, fact);
  }

  private Duration restOfTheHour() {
    long seconds = HOUR.toSeconds();
    return Duration.ofSeconds(seconds - clock.instant().getEpochSecond() % seconds);
  }
}

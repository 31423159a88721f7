package dev.firstkey.joineringest;

import dev.firstkey.contracts.JoinerSeparated;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Undoes a merge ([DecideQuarantine#merge]): what the source says of its worker is heard again.
/// What it said meanwhile is not made up for: HR says it again.
@ApplicationScoped
public class SeparateWorker {
  private final Transactions transactions;
  private final Aliases aliases;
  private final JoinerVoice voice;
  private final Outbox outbox;

  SeparateWorker(Transactions transactions, Aliases aliases, JoinerVoice voice, Outbox outbox) {
    this.transactions = transactions;
    this.aliases = aliases;
    this.voice = voice;
    this.outbox = outbox;
  }

  /// @return the worker into whom it was merged; empty where nobody merged it
  public Uni<Optional<String>> separate(String source, String workerId, DecideQuarantine.By by) {
    return transactions.run(() ->
        aliases
            .remove(source, workerId)
            .call(other ->
                other.map(it -> say(source, workerId, it, by)).orElseGet(SeparateWorker::nothing)));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> say(String source, String workerId, String other, DecideQuarantine.By by) {
    var fact = new JoinerSeparated(workerId, source, other, by.reference());
    return outbox.add(List.of(voice.separated(fact, by.actor())));
  }
}

package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.enrollmentgateway.domain.Hearing;
import dev.firstkey.enrollmentgateway.domain.RegistrarBounds;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.Word;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Holds a registrar's word against its bounds and against what others said of the same person. In
/// the caller's database transaction, with the worker's row locked: of two registrars at the same
/// moment one is the second.
@ApplicationScoped
class HearWord {
  private final JoinerBook joiners;
  private final WordBook words;

  HearWord(JoinerBook joiners, WordBook words) {
    this.joiners = joiners;
    this.words = words;
  }

  /// Why the statement does not count, whoever is meant; empty where it may.
  Uni<Optional<RefusalReason>> objection(
      ConfirmPerson.Statement statement, Transaction transaction) {
    String registrar = statement.registrar();
    return joiners
        .account(statement.workerId())
        .flatMap(account ->
            isOwnDevice(statement, transaction)
                .map(own ->
                    RegistrarBounds.objection(
                        new RegistrarBounds.Situation(
                            registrar, statement.method(), account, own))));
  }

  /// The browser of the registrar says which key it holds, and a key with which the registrar was
  /// enrolled is the registrar's.
  private Uni<Boolean> isOwnDevice(ConfirmPerson.Statement statement, Transaction transaction) {
    return transaction.jkt().equals(statement.deviceKey())
        ? Uni.createFrom().item(true)
        : words.isDeviceOf(transaction.jkt(), RegistrarBounds.account(statement.registrar()));
  }

  /// Whether the registrar has said of this device that it is this worker's.
  Uni<Boolean> hasHeard(ConfirmPerson.Statement statement) {
    return words
        .of(statement.transactionId())
        .map(said -> said.stream().anyMatch(word -> isBy(statement, word)));
  }

  private static boolean isBy(ConfirmPerson.Statement statement, Word word) {
    return word.registrar().equals(statement.registrar())
        && word.workerId().equals(statement.workerId());
  }

  /// Keeps a word that counts.
  Uni<Void> keep(Word word) {
    return words.keep(word);
  }

  /// What the word comes to.
  Uni<Hearing> hear(Word word) {
    return words
        .of(word.transactionId())
        .flatMap(before ->
            joiners
                .wantsWitness(word.workerId(), word.episodeId())
                .map(wanted -> Hearing.of(word, before, wanted)));
  }
}

package dev.firstkey.revocationworker.postgres;

import dev.firstkey.contracts.PassFacts;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Window;
import dev.firstkey.revocationworker.domain.Binding;
import dev.firstkey.revocationworker.domain.PassRecord;
import dev.firstkey.revocationworker.domain.Said;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// A row of the table `pass`. What was not heard yet is null.
@Entity
@NullUnmarked
@Table(name = "pass")
class PassRow {
  @Id UUID passId;
  String workerId;
  String episodeId;
  UUID transactionId;

  @Enumerated(EnumType.STRING)
  Purpose purpose;

  String correlationId;
  Instant notBefore;
  Instant expiresAt;
  UUID caseId;
  UUID authenticatorId;
  boolean issued;
  boolean redeemed;
  String[] endings;

  @Enumerated(EnumType.STRING)
  RevocationReason saidEnding;

  @Enumerated(EnumType.STRING)
  RevocationReason saidUndoing;

  @Version int version;

  static PassRow of(PassRecord pass) {
    PassRow row = new PassRow();
    row.passId = pass.passId();
    row.take(pass);
    return row;
  }

  void take(PassRecord pass) {
    pass.binding().ifPresent(this::take);
    pass.window().ifPresent(this::take);
    caseId = pass.caseId().orElse(null);
    authenticatorId = pass.authenticatorId().orElse(null);
    issued = pass.facts().issued();
    redeemed = pass.facts().redeemed();
    endings = pass.facts().endings().stream().sorted().map(Enum::name).toArray(String[]::new);
    saidEnding = pass.said().ending().orElse(null);
    saidUndoing = pass.said().undoing().orElse(null);
  }

  private void take(Binding binding) {
    workerId = binding.workerId();
    episodeId = binding.episodeId();
    transactionId = binding.transactionId();
    purpose = binding.purpose();
    correlationId = binding.correlationId();
  }

  private void take(Window window) {
    notBefore = window.notBefore();
    expiresAt = window.notAfter();
  }

  PassRecord record() {
    return new PassRecord(
        passId,
        binding(),
        Optional.ofNullable(notBefore).map(begin -> new Window(begin, expiresAt)),
        Optional.ofNullable(caseId),
        Optional.ofNullable(authenticatorId),
        new PassFacts(issued, redeemed, endings()),
        new Said(Optional.ofNullable(saidEnding), Optional.ofNullable(saidUndoing)));
  }

  private Optional<Binding> binding() {
    return Optional.ofNullable(workerId)
        .map(worker -> new Binding(worker, episodeId, transactionId, purpose, correlationId));
  }

  private Set<RevocationReason> endings() {
    Set<RevocationReason> reasons = EnumSet.noneOf(RevocationReason.class);
    Arrays.stream(endings).map(RevocationReason::valueOf).forEach(reasons::add);
    return reasons;
  }
}

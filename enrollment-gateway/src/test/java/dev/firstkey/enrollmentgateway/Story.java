package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassFacts;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.WorkerType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A history in words, the events that tell it about one worker, and what the table of facts makes
/// of it. One who was confirmed at one or two devices waits for passes, or is enrolled already.
record Story(
    String worker, List<String> words, List<Device> devices, UUID authenticator, Chain chain) {
  private static final String EPISODE = "ep-1";
  private static final String JKT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

  /// Every word is something that happened.
  static final List<String> ALL =
      List.of(
          "issued moved",
          "issued expired",
          "issued failed",
          "issued operator",
          "issued moved left",
          "issued withdrawn",
          "issued expired withdrawn left operator",
          "issued second-device",
          "issued second-device superseded left",
          "enrolled redeemed published",
          "enrolled redeemed published expired failed",
          "enrolled redeemed published taken-left left",
          "enrolled redeemed published operator taken-operator",
          "enrolled moved withdrawn taken-withdrawn");

  /// A device that was confirmed, and the pass that answers its question.
  record Device(PassRequested asked, PassIssued answer) {}

  /// With what an earlier process would have left in the tables.
  static Story begun(String words) {
    String worker = "w-" + UUID.randomUUID();
    Story story =
        new Story(
            worker,
            List.of(words.split(" ")),
            List.of(device(worker), device(worker)),
            UUID.randomUUID(),
            World.chain());
    story.write();
    return story;
  }

  private static Device device(String worker) {
    Proofing proofing =
        new Proofing(
            ProofingMethod.ATTENDED,
            "person:registrar",
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            EvidenceKind.GOVERNMENT_ID);
    PassRequested asked =
        new PassRequested(
            UUID.randomUUID(),
            UUID.randomUUID(),
            worker,
            EPISODE,
            Purpose.FIRST_ENROLLMENT,
            JKT,
            proofing);
    return new Device(asked, World.answer(asked));
  }

  private boolean isEnrolled() {
    return words.contains("enrolled");
  }

  private List<Device> confirmed() {
    return words.contains("second-device") ? devices : devices.subList(0, 1);
  }

  private void write() {
    Database.exec("insert into worker (worker_id) values (?)", worker);
    Database.exec(
        """
        insert into episode (worker_id, episode_id, chain_id, start_date, sequence)
        values (?, ?, ?, current_date, 1)
        """,
        worker,
        EPISODE,
        chain.correlationId());
    for (Device device : confirmed()) {
      writeWaiting(device.asked());
    }
    if (isEnrolled()) {
      writeEnrolled(devices.getFirst().answer());
    }
  }

  private void writeWaiting(PassRequested asked) {
    Database.exec(
        """
        insert into device_transaction (transaction_id, jkt, opened_at, expires_at, state,
          request_id, worker_id, episode_id, purpose, chain_id)
        values (?, ?, now(), now() + interval '1 hour', 'WAITING_FOR_PASS', ?, ?, ?,
          'FIRST_ENROLLMENT', ?)
        """,
        asked.transactionId(),
        JKT,
        asked.requestId(),
        worker,
        EPISODE,
        chain.correlationId());
  }

  private void writeEnrolled(PassIssued pass) {
    Database.exec(
        """
        insert into pass (pass_id, transaction_id, worker_id, episode_id, purpose, jkt, account_id,
          not_before, expires_at, user_verification, discoverable, attachment, backup_eligible,
          attestation, state, authenticator_id, redeemed_at)
        values (?, ?, ?, ?, 'FIRST_ENROLLMENT', ?, 'account', now(), now() + interval '9 minutes',
          true, true, 'ANY', true, 'NONE', 'REDEEMED', ?, now())
        """,
        pass.passId(),
        pass.transactionId(),
        worker,
        EPISODE,
        JKT,
        authenticator);
    Database.exec(
        """
        insert into authenticator (authenticator_id, credential_id, pass_id, worker_id, episode_id,
          public_key, aaguid, sign_count, backup_eligible, backed_up, user_verified,
          attestation_format, transports, attestation_object, client_data_json)
        values (?, ?, ?, ?, ?, 'key', ?, 0, true, true, true, 'none', 'internal', '', '')
        """,
        authenticator,
        authenticator.toString(),
        pass.passId(),
        worker,
        EPISODE,
        new UUID(0, 0));
    Database.exec(
        """
        update device_transaction set state = 'ENROLLED', pass_id = ?, authenticator_id = ?
        where transaction_id = ?
        """,
        pass.passId(),
        authenticator,
        pass.transactionId());
  }

  List<Event> events() {
    return words.stream().filter(word -> !word.equals("enrolled")).map(this::event).toList();
  }

  private Event event(String word) {
    return switch (word) {
      case "issued" -> say("pass-issuer", devices.getFirst().answer());
      case "second-device" -> say("pass-issuer", devices.getLast().answer());
      case "moved" -> say("joiner-ingest", moved());
      case "left" ->
          say("joiner-ingest", new JoinerDeparted(worker, EPISODE, new HrRecord("hris", 0, 3), 3));
      case "withdrawn" ->
          say("joiner-ingest", new JoinerWithdrawn(worker, EPISODE, new HrRecord("hris", 0, 4), 4));
      case "published" ->
          say(
              "joiner-ingest",
              new AuthenticatorPublished(worker, EPISODE, authenticator, "keycloak", "account"));
      default -> say("revocation-worker", ending(word));
    };
  }

  private JoinerChanged moved() {
    return new JoinerChanged(
        worker,
        EPISODE,
        new HrRecord("hris", 0, 2),
        2,
        List.of("startDate"),
        LocalDate.now(ZoneOffset.UTC).plusDays(1),
        null,
        "Europe/Berlin",
        WorkerType.EMPLOYEE,
        "Example GmbH",
        null,
        DeviceContext.BYOD,
        "en",
        null,
        null,
        null);
  }

  private Fact ending(String word) {
    PassIssued pass = devices.getFirst().answer();
    RevocationReason reason = reason(word).orElseThrow();
    if (word.startsWith("taken-")) {
      return new AuthenticatorRevoked(authenticator, pass.passId(), worker, EPISODE, reason);
    }
    return reason == RevocationReason.EXPIRED
        ? new PassExpired(
            pass.passId(), worker, EPISODE, pass.transactionId(), pass.window().notAfter())
        : new PassRevoked(pass.passId(), worker, EPISODE, pass.transactionId(), reason);
  }

  private Event say(String service, Fact fact) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new Speaker(service).say(UUID.randomUUID(), now, worker, chain, fact);
  }

  /// The passes of one worker are said on one stream under one key, so the first arrival of each
  /// keeps its place; everything else, and every repeat, may come at any time.
  List<Event> inOrderOfTheirStream(List<Event> order) {
    List<Event> kept = new ArrayList<>(order);
    int first = place(kept, devices.getFirst());
    int second = place(kept, devices.getLast());
    if (second >= 0 && second < first) {
      Collections.swap(kept, first, second);
    }
    return kept;
  }

  private static int place(List<Event> order, Device device) {
    List<Fact> facts = order.stream().map(Event::fact).toList();
    return facts.indexOf(device.answer());
  }

  /// What must be so of the pass in each transaction.
  Map<UUID, PassStanding> standings() {
    PassFacts ends = PassFacts.none();
    for (RevocationReason reason : words.stream().flatMap(w -> employment(w).stream()).toList()) {
      ends = ends.with(reason);
    }
    PassFacts mine = isEnrolled() ? ends.withRedeemed() : ends;
    for (RevocationReason reason : words.stream().flatMap(w -> reason(w).stream()).toList()) {
      mine = mine.with(reason);
    }
    return words.contains("second-device")
        ? Map.of(
            transaction(0),
            mine.withIssued().with(RevocationReason.SUPERSEDED).standing(),
            transaction(1),
            ends.withIssued().standing())
        : Map.of(transaction(0), mine.withIssued().standing());
  }

  private UUID transaction(int at) {
    return devices.get(at).asked().transactionId();
  }

  private static Optional<RevocationReason> employment(String word) {
    return switch (word) {
      case "left" -> Optional.of(RevocationReason.LEFT);
      case "withdrawn" -> Optional.of(RevocationReason.WITHDRAWN);
      default -> Optional.empty();
    };
  }

  private static Optional<RevocationReason> reason(String word) {
    return switch (word) {
      case "expired" -> Optional.of(RevocationReason.EXPIRED);
      case "failed" -> Optional.of(RevocationReason.FAILED_ATTEMPTS);
      case "superseded" -> Optional.of(RevocationReason.SUPERSEDED);
      case "redeemed" -> Optional.of(RevocationReason.REDEEMED);
      case "operator", "taken-operator" -> Optional.of(RevocationReason.OPERATOR);
      case "taken-left" -> Optional.of(RevocationReason.LEFT);
      case "taken-withdrawn" -> Optional.of(RevocationReason.WITHDRAWN);
      default -> Optional.empty();
    };
  }
}

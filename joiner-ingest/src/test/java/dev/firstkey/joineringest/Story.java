package dev.firstkey.joineringest;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrisChanged;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWithdrawn;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerType;
import dev.firstkey.joineringest.domain.Command;
import dev.firstkey.joineringest.domain.Decision;
import dev.firstkey.joineringest.domain.Episode;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Statement;
import dev.firstkey.joineringest.domain.Terms;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A history in words, the records that tell it about one worker, and what the pure function makes
/// of it.
record Story(String worker, UUID authenticator, List<String> words) {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

  /// Every word is something that happened.
  static final List<String> ALL =
      List.of(
          "hired renamed enrolled",
          "hired renamed renamed-back left",
          "hired withdrawn",
          "hired renamed withdrawn left",
          "hired enrolled revoked",
          "hired enrolled left revoked",
          "hired left rehired",
          "hired renamed enrolled left revoked rehired");

  static Story of(String words) {
    return new Story(JoinerTopics.newWorker(), UUID.randomUUID(), List.of(words.split(" ")));
  }

  List<ProducerRecord<byte[], byte[]>> records() {
    return words.stream().map(this::record).toList();
  }

  private ProducerRecord<byte[], byte[]> record(String word) {
    return switch (word) {
      case "enrolled" -> record(Enrollments.completed(worker, "e-1", authenticator, "account"));
      case "revoked" -> record(Enrollments.revoked(worker, "e-1", authenticator));
      default ->
          record(
              Topic.HRIS,
              EventCodec.encodeHris(
                  UUID.randomUUID().toString(),
                  JoinerTopics.SOURCE,
                  worker,
                  JoinerTopics.WHEN,
                  fact(word)));
    };
  }

  private ProducerRecord<byte[], byte[]> record(Event event) {
    return record(event.type().topic(), EventCodec.encode(event));
  }

  private ProducerRecord<byte[], byte[]> record(Topic topic, byte[] value) {
    var record =
        new ProducerRecord<>(
            topic.name(FirstkeyBacking.topicPrefix()),
            worker.getBytes(StandardCharsets.UTF_8),
            value);
    record.headers().add("content-type", EventCodec.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private HrisFact fact(String word) {
    return switch (word) {
      case "hired" -> JoinerTopics.hired(worker, "e-1", 1);
      case "renamed" -> changed(2, "King");
      case "renamed-back" -> changed(3, "Lovelace");
      case "withdrawn" -> new HrisWithdrawn(worker, "e-1", 4);
      case "left" -> new HrisLeft(worker, "e-1", 5);
      case "rehired" -> JoinerTopics.hired(worker, "e-2", 1);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private HrisChanged changed(long sequence, String familyName) {
    HrisHired hired = JoinerTopics.hired(worker, "e-1", 1);
    return new HrisChanged(
        worker,
        "e-1",
        sequence,
        hired.givenName(),
        familyName,
        hired.displayName(),
        hired.email(),
        hired.startDate(),
        null,
        hired.workTimeZone(),
        hired.workerType(),
        hired.legalEntity(),
        null,
        hired.deviceContext(),
        hired.language(),
        null);
  }

  /// What must stand in the tables: a line for each episode and each authenticator.
  Set<String> rows() {
    return Stream.of(row("e-1"), row("e-2"), key())
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private Optional<String> key() {
    return words.contains("enrolled")
        ? Optional.of(words.contains("revoked") ? "revoked" : "standing")
        : Optional.empty();
  }

  private Optional<String> row(String episode) {
    return switch (episode(episode)) {
      case Episode.None() -> Optional.empty();
      case Episode.Active(int _, long sequence, Statement statement) ->
          Optional.of(episode + " ACTIVE " + sequence + " " + statement.person().familyName());
      case Episode.Withdrawn(long sequence) -> Optional.of(episode + " WITHDRAWN " + sequence);
      case Episode.Departed(long sequence) -> Optional.of(episode + " DEPARTED " + sequence);
    };
  }

  /// Whether the worker's account must work in the end.
  boolean isEmployed() {
    return Stream.of("e-1", "e-2").anyMatch(id -> episode(id) instanceof Episode.Active);
  }

  private Episode episode(String id) {
    Episode episode = new Episode.None();
    for (String word : words) {
      if (word.equals("rehired") == id.equals("e-2")) {
        episode = after(episode, word);
      }
    }
    return episode;
  }

  private static Episode after(Episode episode, String word) {
    return command(word).map(command -> Decision.of(episode, command).next()).orElse(episode);
  }

  private static Optional<Command> command(String word) {
    return switch (word) {
      case "hired", "rehired" -> Optional.of(new Command.Hire(1, statement("Lovelace")));
      case "renamed" -> Optional.of(new Command.Change(2, statement("King")));
      case "renamed-back" -> Optional.of(new Command.Change(3, statement("Lovelace")));
      case "withdrawn" -> Optional.of(new Command.Withdraw(4));
      case "left" -> Optional.of(new Command.Leave(5));
      default -> Optional.empty();
    };
  }

  private static Statement statement(String familyName) {
    return new Statement(
        new Person("Ada", familyName, "Ada L.", "ada@hris.example.test", "en"),
        new Terms(
            DAY,
            null,
            "Europe/Berlin",
            WorkerType.EMPLOYEE,
            "example-de",
            null,
            DeviceContext.BYOD));
  }
}

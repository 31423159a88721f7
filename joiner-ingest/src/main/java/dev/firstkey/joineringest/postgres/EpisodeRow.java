package dev.firstkey.joineringest.postgres;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.WorkerType;
import dev.firstkey.joineringest.domain.AccountStanding;
import dev.firstkey.joineringest.domain.EndDate;
import dev.firstkey.joineringest.domain.Episode;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.LeftOut;
import dev.firstkey.joineringest.domain.NameKey;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Stated;
import dev.firstkey.joineringest.domain.Statement;
import dev.firstkey.joineringest.domain.Terms;
import dev.firstkey.joineringest.domain.UserNameKey;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/// An episode. Which columns are null together is the state's to say.
@Entity
@NullUnmarked
@Table(name = "episode")
class EpisodeRow {
  @Id String key;
  String workerId;
  String episodeId;
  String chainId;
  String state;
  long sequence;
  int precedence;

  @Enumerated(EnumType.STRING)
  AccountStanding account;

  String givenName;
  String familyName;
  String displayName;
  String nameKey;
  String email;
  String mailKey;
  String language;
  LocalDate startDate;
  LocalDate endDate;
  String workTimeZone;

  @Enumerated(EnumType.STRING)
  WorkerType workerType;

  String legalEntity;
  String managerWorkerId;

  @Enumerated(EnumType.STRING)
  DeviceContext deviceContext;

  String accessBundle;
  String leftOut;
  long leftOutSequence;

  OffsetDateTime lookAt;
  String statedTopic;
  int statedPartition;
  long statedOffset;
  Long statedTimestamp;
  String statedCause;
  String statedSource;

  static EpisodeRow of(String workerId, KnownEpisode known) {
    EpisodeRow row = new EpisodeRow();
    row.key = workerId + '/' + known.episodeId();
    row.workerId = workerId;
    row.episodeId = known.episodeId();
    row.chainId = known.chainId();
    row.account = known.account();
    row.take(known.state());
    row.take(known.stated());
    row.leftOut = String.join(",", known.leftOut().members());
    row.leftOutSequence = known.leftOut().sequence();
    row.lookAt = EndDate.of(known.state()).map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null);
    return row;
  }

  KnownEpisode known() {
    HrRecord place = new HrRecord(statedTopic, statedPartition, statedOffset, statedTimestamp);
    Stated stated = new Stated(place, statedCause, statedSource);
    return new KnownEpisode(episodeId, chainId, episode(), account, stated, leftOut());
  }

  private LeftOut leftOut() {
    return leftOut.isEmpty()
        ? LeftOut.nothing()
        : new LeftOut(List.of(leftOut.split(",")), leftOutSequence);
  }

  private void take(Stated stated) {
    statedTopic = stated.record().topic();
    statedPartition = stated.record().partition();
    statedOffset = stated.record().offset();
    statedTimestamp = stated.record().timestamp();
    statedCause = stated.cause();
    statedSource = stated.source();
  }

  private void take(Episode episode) {
    switch (episode) {
      case Episode.None() -> throw new IllegalStateException("nothing was heard of it");
      case Episode.Active(int rank, long last, Statement statement) -> {
        be("ACTIVE", last);
        precedence = rank;
        take(statement.person());
        take(statement.terms());
      }
      case Episode.Withdrawn(long last) -> be("WITHDRAWN", last);
      case Episode.Departed(long last) -> be("DEPARTED", last);
    }
  }

  private void be(String name, long last) {
    state = name;
    sequence = last;
  }

  private void take(Person person) {
    givenName = person.givenName();
    familyName = person.familyName();
    displayName = person.displayName();
    nameKey = NameKey.of(person);
    email = person.email();
    mailKey = email == null ? null : UserNameKey.of(email);
    language = person.language();
  }

  private void take(Terms terms) {
    startDate = terms.startDate();
    endDate = terms.endDate();
    workTimeZone = terms.workTimeZone();
    workerType = terms.workerType();
    legalEntity = terms.legalEntity();
    managerWorkerId = terms.managerWorkerId();
    deviceContext = terms.deviceContext();
    accessBundle = terms.accessBundle();
  }

  private Episode episode() {
    return switch (state) {
      case "ACTIVE" -> new Episode.Active(precedence, sequence, new Statement(person(), terms()));
      case "WITHDRAWN" -> new Episode.Withdrawn(sequence);
      case "DEPARTED" -> new Episode.Departed(sequence);
      default -> throw new IllegalStateException("no such state");
    };
  }

  private Person person() {
    return new Person(givenName, familyName, displayName, email, language);
  }

  private Terms terms() {
    return new Terms(
        startDate,
        endDate,
        workTimeZone,
        workerType,
        legalEntity,
        managerWorkerId,
        deviceContext,
        accessBundle);
  }
}

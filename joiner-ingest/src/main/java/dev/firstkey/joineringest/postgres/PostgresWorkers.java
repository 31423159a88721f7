package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.Workers;
import dev.firstkey.joineringest.domain.Authenticator;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.NameKey;
import dev.firstkey.joineringest.domain.OwnPasskey;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Print;
import dev.firstkey.joineringest.domain.Statement;
import dev.firstkey.joineringest.domain.Terms;
import dev.firstkey.joineringest.domain.UserNameKey;
import dev.firstkey.joineringest.domain.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The tables `worker`, `episode` and `authenticator`.
@ApplicationScoped
class PostgresWorkers implements Workers {
  private final Mutiny.SessionFactory sessions;

  PostgresWorkers(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Worker> lock(String workerId) {
    return execute(
            "insert into worker (worker_id) values (:worker) on conflict do nothing",
            Map.of("worker", workerId))
        .chain(() -> lockedRow(workerId))
        .flatMap(this::whole);
  }

  // In no order, so that one that cannot be ended does not stand before the others for ever.
  @Override
  public Uni<Optional<Worker>> lockOneToLookAt(Instant now) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    select worker_id from worker
                    where worker_id in (
                      select worker_id from episode where look_at <= :now order by random() limit 100)
                    limit 1 for update skip locked
                    """,
                    String.class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getSingleResultOrNull())
        .flatMap(id ->
            id == null ? Uni.createFrom().item(Optional.empty()) : lock(id).map(Optional::of));
  }

  @Override
  public Uni<Void> save(String workerId, KnownEpisode episode) {
    return merge(EpisodeRow.of(workerId, episode));
  }

  @Override
  public Uni<Void> keepPrint(String workerId, Person person) {
    Print print = Print.of(person, UUID.randomUUID().toString());
    return execute(
        """
        update worker set print_salt = :salt, name_print = :name, mail_print = nullif(:mail, '')
        where worker_id = :worker
        """,
        Map.of(
            "worker", workerId,
            "salt", print.salt(),
            "name", print.name(),
            "mail", Objects.requireNonNullElse(print.mail(), "")));
  }

  @Override
  public Uni<Optional<Print>> print(String workerId) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    select print_salt, name_print, mail_print from worker
                    where worker_id = :worker and print_salt is not null
                    """,
                    Object[].class)
                .setParameter("worker", workerId)
                .getSingleResultOrNull())
        .map(row ->
            Optional.ofNullable(row)
                .map(it -> new Print((String) it[0], (String) it[1], (String) it[2])));
  }

  @Override
  public Uni<Void> save(String workerId, Authenticator authenticator) {
    return merge(AuthenticatorRow.of(workerId, authenticator));
  }

  @Override
  public Uni<Void> save(String workerId, OwnPasskey own) {
    return execute(
        """
        insert into own_passkey (worker_id, credential_id, public_key, beside)
        values (:worker, :credential, :key, :beside) on conflict do nothing
        """,
        Map.of(
            "worker",
            workerId,
            "credential",
            own.credentialId(),
            "key",
            own.publicKey(),
            "beside",
            own.beside()));
  }

  @Override
  public Uni<Void> moved(String workerId, String cause) {
    return execute(
        """
        update worker set version = version + 1, moved_by = :cause, attempts = 0,
               next_try_at = clock_timestamp()
        where worker_id = :worker
        """,
        Map.of("worker", workerId, "cause", cause));
  }

  @Override
  public Uni<Set<String>> namesLike(String base) {
    return alone("username " + base)
        .chain(() ->
            sessions.withSession(session ->
                session
                    .createNativeQuery(
                        "select username from worker where starts_with(username, :base)",
                        String.class)
                    .setParameter("base", base)
                    .getResultList()))
        .map(HashSet::new);
  }

  // One transaction at a time asks about the same, and sees what the one before it wrote.
  private Uni<Void> alone(String about) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    select 1 from (
                      select pg_advisory_xact_lock(hashtextextended(:about, 0))) held
                    """,
                    Integer.class)
                .setParameter("about", about)
                .getResultList())
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> name(String workerId, String username) {
    return execute(
        "update worker set username = :name where worker_id = :worker",
        Map.of("worker", workerId, "name", username));
  }

  @Override
  public Uni<Void> made(String workerId, String accountId) {
    return execute(
        "update worker set made_account_id = :account where worker_id = :worker",
        Map.of("worker", workerId, "account", accountId));
  }

  @Override
  public Uni<Optional<String>> made(String workerId) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    select made_account_id from worker
                    where worker_id = :worker and made_account_id is not null
                    """,
                    String.class)
                .setParameter("worker", workerId)
                .getSingleResultOrNull())
        .map(Optional::ofNullable);
  }

  @Override
  public Uni<Void> account(String workerId, String accountId) {
    return execute(
        """
        update worker set account_id = :account, made_account_id = null where worker_id = :worker
        """,
        Map.of("worker", workerId, "account", accountId));
  }

  @Override
  public Uni<Boolean> isAtWorkElsewhere(String workerId, String source, String email) {
    String key = UserNameKey.of(email);
    return alone("mail " + key)
        .chain(() ->
            sessions.withSession(session ->
                session
                    .createNativeQuery(
                        """
                        select count(*) from episode
                        where state = 'ACTIVE'
                          and (mail_key = :key or mail_key is null and lower(email) = lower(:email))
                          and stated_source <> :source and worker_id <> :worker
                        """,
                        Long.class)
                    .setParameter("key", key)
                    .setParameter("email", email)
                    .setParameter("source", source)
                    .setParameter("worker", workerId)
                    .getSingleResult()))
        .map(many -> many > 0);
  }

  @Override
  public Uni<Boolean> isNamesakeElsewhere(String workerId, String source, Statement statement) {
    String names = NameKey.of(statement.person());
    Terms terms = statement.terms();
    return alone("names " + names + '/' + terms.startDate() + '/' + terms.legalEntity())
        .chain(() ->
            sessions.withSession(session ->
                session
                    .createNativeQuery(
                        """
                        select exists (
                          select 1 from episode
                          where state = 'ACTIVE' and name_key = :names and start_date = :start
                            and legal_entity = :entity
                            and stated_source <> :source and worker_id <> :worker)
                        """,
                        Boolean.class)
                    .setParameter("names", names)
                    .setParameter("start", terms.startDate())
                    .setParameter("entity", terms.legalEntity())
                    .setParameter("source", source)
                    .setParameter("worker", workerId)
                    .getSingleResult()));
  }

  @Override
  public Uni<List<KnownEpisode>> episodes(String workerId) {
    return sessions
        .withSession(session ->
            session
                .createQuery(
                    "from EpisodeRow where workerId = :worker order by episodeId", EpisodeRow.class)
                .setParameter("worker", workerId)
                .getResultList())
        .map(rows -> rows.stream().map(EpisodeRow::known).toList());
  }

  private Uni<WorkerRow> lockedRow(String workerId) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    select username, account_id, version, moved_by from worker
                    where worker_id = :worker for update
                    """,
                    Object[].class)
                .setParameter("worker", workerId)
                .getSingleResult())
        .map(row -> WorkerRow.of(workerId, row));
  }

  private Uni<Worker> whole(WorkerRow row) {
    return episodes(row.workerId())
        .flatMap(episodes ->
            authenticators(row.workerId())
                .flatMap(authenticators ->
                    own(row.workerId())
                        .map(own ->
                            new Worker(
                                row.workerId(),
                                episodes,
                                authenticators,
                                Optional.ofNullable(row.username()),
                                Optional.ofNullable(row.accountId()),
                                row.version(),
                                row.movedBy(),
                                own))));
  }

  private Uni<List<OwnPasskey>> own(String workerId) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    select credential_id, public_key, beside from own_passkey
                    where worker_id = :worker order by credential_id, beside
                    """,
                    Object[].class)
                .setParameter("worker", workerId)
                .getResultList())
        .map(rows ->
            rows.stream()
                .map(row -> new OwnPasskey((String) row[0], (String) row[1], (UUID) row[2]))
                .toList());
  }

  private Uni<List<Authenticator>> authenticators(String workerId) {
    return sessions
        .withSession(session ->
            session
                .createQuery(
                    "from AuthenticatorRow where workerId = :worker order by id",
                    AuthenticatorRow.class)
                .setParameter("worker", workerId)
                .getResultList())
        .map(rows -> rows.stream().map(AuthenticatorRow::authenticator).toList());
  }

  private Uni<Void> merge(Object row) {
    return sessions.withSession(session -> session.merge(row).chain(session::flush));
  }

  private Uni<Void> execute(String sql, Map<String, Object> parameters) {
    return sessions
        .withSession(session -> {
          var query = session.createNativeQuery(sql);
          parameters.forEach(query::setParameter);
          return query.executeUpdate();
        })
        .replaceWithVoid();
  }
}

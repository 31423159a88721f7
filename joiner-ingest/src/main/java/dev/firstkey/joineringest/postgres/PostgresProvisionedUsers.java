package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.ProvisionedUsers;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.ProvisionedUser;
import dev.firstkey.joineringest.domain.Standing;
import dev.firstkey.joineringest.domain.UserNameKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `scim_user`.
@ApplicationScoped
class PostgresProvisionedUsers implements ProvisionedUsers {
  private static final int PAGE = 500;

  private static final String ALL =
      """
      select id, source, user_name, worker_id, episode_id, episode_open, episodes, version, document,
             created, modified,
             (select state from episode
              where episode.key = scim_user.worker_id || '/' || scim_user.episode_id
                and (scim_user.taken or episode.stated_source = scim_user.source)),
             (select because || ',' || members from quarantine waits
              where waits.worker_id = scim_user.worker_id
                and waits.episode_id = scim_user.episode_id and waits.source = scim_user.source
                and waits.ended is null order by waits.sequence desc limit 1),
             (select coalesce(rejected_because, '') from quarantine rejected
              where rejected.worker_id = scim_user.worker_id
                and rejected.episode_id = scim_user.episode_id
                and rejected.source = scim_user.source and rejected.ended = 'REJECTED'
              order by rejected.ended_at desc limit 1),
             exists (
              select 1 from worker_alias join episode on episode.worker_id = known_as
              where worker_alias.source = scim_user.source
                and worker_alias.worker_id = scim_user.worker_id and state = 'ACTIVE'),
             not_taken
      from scim_user where scim_user.source = :source
      """;

  private final Mutiny.SessionFactory sessions;

  PostgresProvisionedUsers(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Boolean> add(ProvisionedUser user) {
    return lock(user)
        .chain(() -> named(user.source(), user.userName()))
        .flatMap(found ->
            found.isPresent() ? Uni.createFrom().item(false) : insert(user).map(rows -> rows == 1));
  }

  private Uni<Integer> insert(ProvisionedUser user) {
    return execute(
        """
        insert into scim_user (id, source, user_name, name_key, worker_id, episode_id, episode_open,
                               episodes, version, document, created, modified)
        values (:id, :source, :name, :key, :worker, cast(:episode as text), :open, :episodes, :version,
                :document, :created, :modified)
        on conflict do nothing
        """,
        ScimUserRow.parameters(user));
  }

  @Override
  public Uni<Boolean> change(ProvisionedUser user) {
    return lock(user)
        .chain(() -> find(user.source(), user.id()))
        .flatMap(kept ->
            kept.filter(it -> isNamedAlike(it, user)).isPresent()
                ? Uni.createFrom().item(false)
                : isTaken(user))
        .flatMap(
            isTaken -> isTaken ? Uni.createFrom().item(false) : update(user).replaceWith(true));
  }

  // Of two older ones of the same name each keeps it.
  private static boolean isNamedAlike(ProvisionedUser kept, ProvisionedUser user) {
    return UserNameKey.of(kept.userName()).equals(UserNameKey.of(user.userName()));
  }

  private Uni<Boolean> isTaken(ProvisionedUser user) {
    return named(user.source(), user.userName())
        .map(found -> found.filter(other -> !other.id().equals(user.id())).isPresent());
  }

  // Who asks for the same name waits until this transaction ends.
  private Uni<Object> lock(ProvisionedUser user) {
    return first(
        "select pg_advisory_xact_lock(hashtextextended(:name, 1)) is null",
        Map.of("name", user.source() + ' ' + UserNameKey.of(user.userName())));
  }

  private Uni<Integer> update(ProvisionedUser user) {
    Map<String, Object> parameters = ScimUserRow.parameters(user);
    List.of("source", "worker", "created").forEach(parameters::remove);
    return execute(
        """
        update scim_user
        set user_name = :name, name_key = :key, episode_id = cast(:episode as text), episode_open = :open,
            episodes = :episodes, version = :version, document = :document, modified = :modified,
            taken = taken and episode_id is not distinct from cast(:episode as text),
            not_taken = case when episode_id is not distinct from cast(:episode as text) then not_taken end
        where id = :id
        """,
        parameters);
  }

  @Override
  public Uni<Void> note(Heard.Incomplete statement, Standing answer) {
    return execute(
            """
            update scim_user set taken = taken or :believed, not_taken = nullif(:why, ''),
                                 answered = :sequence
            where source = :source and worker_id = :worker and episode_id = :episode
              and answered <= :sequence
            """,
            Map.of(
                "source", statement.source(),
                "worker", statement.workerId(),
                "episode", statement.episodeId(),
                "sequence", statement.sequence(),
                "believed", answer.equals(Standing.ACCEPTED),
                "why", ScimUserRow.why(answer)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> remove(UUID id) {
    return execute("delete from scim_user where id = :id", Map.of("id", id)).replaceWithVoid();
  }

  @Override
  public Uni<Optional<ProvisionedUser>> find(String source, UUID id) {
    return one(ALL + " and id = :id", Map.of("source", source, "id", id));
  }

  @Override
  public Uni<Optional<ProvisionedUser>> lock(String source, UUID id) {
    return one(ALL + " and id = :id for update", Map.of("source", source, "id", id));
  }

  @Override
  public Uni<Optional<ProvisionedUser>> named(String source, String userName) {
    String key = UserNameKey.of(userName);
    return one(ALL + " and name_key = :key", Map.of("source", source, "key", key))
        .flatMap(found ->
            found.isPresent() ? Uni.createFrom().item(found) : namedWithoutKey(source, key));
  }

  private Uni<Optional<ProvisionedUser>> namedWithoutKey(String source, String key) {
    return withoutKey(source, key, new UUID(0, 0))
        .flatMap(id ->
            id.map(it -> find(source, it))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  // Written before there was a key, and not in ASCII: few, if any, and no more at once than a page.
  private Uni<Optional<UUID>> withoutKey(String source, String key, UUID after) {
    return namesWithoutKey(source, after)
        .flatMap(rows ->
            rows.stream()
                .filter(row -> UserNameKey.of((String) row[1]).equals(key))
                .findFirst()
                .map(row -> Uni.createFrom().item(Optional.of((UUID) row[0])))
                .orElseGet(() ->
                    rows.size() < PAGE
                        ? Uni.createFrom().item(Optional.empty())
                        : withoutKey(source, key, (UUID) rows.getLast()[0])));
  }

  private Uni<List<Object[]>> namesWithoutKey(String source, UUID after) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                select id, user_name from scim_user
                where source = :source and name_key is null and id > :after order by id
                """,
                Object[].class)
            .setParameter("source", source)
            .setParameter("after", after)
            .setMaxResults(PAGE)
            .getResultList());
  }

  @Override
  public Uni<Optional<ProvisionedUser>> ofWorker(String source, String workerId) {
    return one(ALL + " and worker_id = :worker", Map.of("source", source, "worker", workerId));
  }

  @Override
  public Uni<Void> addOver(String source, String workerId, String episodeId) {
    return execute(
            """
            insert into scim_episode_over (source, worker_id, episode_id)
            values (:source, :worker, :episode) on conflict do nothing
            """,
            Map.of("source", source, "worker", workerId, "episode", episodeId))
        .replaceWithVoid();
  }

  @Override
  public Uni<Boolean> isOver(String source, String workerId, String episodeId) {
    return first(
            """
            select exists (
              select 1 from scim_episode_over
              where source = :source and worker_id = :worker and episode_id = :episode)
            """,
            Map.of("source", source, "worker", workerId, "episode", episodeId))
        .map(Boolean.class::cast);
  }

  @Override
  public Uni<Long> count(String source) {
    return first("select count(*) from scim_user where source = :source", Map.of("source", source))
        .map(Long.class::cast);
  }

  @Override
  public Uni<List<ProvisionedUser>> page(String source, int from, int most) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(ALL + " order by created, id", Object[].class)
                .setParameter("source", source)
                .setFirstResult(from)
                .setMaxResults(most)
                .getResultList())
        .map(rows -> rows.stream().map(ScimUserRow::user).toList());
  }

  private Uni<Optional<ProvisionedUser>> one(String sql, Map<String, Object> parameters) {
    return sessions
        .withSession(session -> {
          var query = session.createNativeQuery(sql, Object[].class);
          parameters.forEach(query::setParameter);
          return query.getSingleResultOrNull();
        })
        .map(row -> Optional.ofNullable(row).map(ScimUserRow::user));
  }

  private Uni<Object> first(String sql, Map<String, Object> parameters) {
    return sessions.withSession(session -> {
      var query = session.createNativeQuery(sql, Object.class);
      parameters.forEach(query::setParameter);
      return query.getSingleResult();
    });
  }

  private Uni<Integer> execute(String sql, Map<String, Object> parameters) {
    return sessions.withSession(session -> {
      var query = session.createNativeQuery(sql);
      parameters.forEach(query::setParameter);
      return query.executeUpdate();
    });
  }
}

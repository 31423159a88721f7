package dev.firstkey.joineringest;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import dev.firstkey.joineringest.domain.Employment;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Provisioned;
import dev.firstkey.joineringest.domain.ProvisionedUser;
import dev.firstkey.joineringest.domain.Standing;
import dev.firstkey.joineringest.scim.UserDocument;
import dev.firstkey.joineringest.scim.UserView;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Keeps the Users of SCIM clients (RFC 7644 §3), and writes down what each change says of an
/// employment, as an HR record, in the same transaction. What becomes of it is decided where every
/// HR record is heard: `docs/decisions/0012-scim-is-a-source.md`.
///
/// Every call fails with a [ScimException] where the client is to be told so.
@ApplicationScoped
public class ProvisionUsers {
  private final Transactions transactions;
  private final ProvisionedUsers users;
  private final Workers workers;
  private final ScimVoice voice;
  private final DatabaseClock clock;

  ProvisionUsers(
      Transactions transactions,
      ProvisionedUsers users,
      Workers workers,
      ScimVoice voice,
      DatabaseClock clock) {
    this.transactions = transactions;
    this.users = users;
    this.workers = workers;
    this.voice = voice;
    this.clock = clock;
  }

  /// How a User is after a change.
  @FunctionalInterface
  public interface Change {
    /// @throws ScimException where it cannot be so
    UserDocument of(UserDocument before) throws ScimException;
  }

  /// A new User; 409 `uniqueness` where the client has one of that name or for that worker.
  public Uni<ProvisionedUser> create(String source, UserDocument sent) {
    UserDocument document = sent.activeUnlessSaid(true);
    return transactions.run(() ->
        insistOnLiving(source, Employment.NONE, document)
            .chain(this::now)
            .flatMap(time -> add(source, document, time)));
  }

  // Adding waits for whoever deletes the User of that worker, which ends the employment.
  private Uni<ProvisionedUser> add(String source, UserDocument document, Instant time) {
    UUID id = UUID.randomUUID();
    Employment.Said said = Employment.NONE.begin(id, document.provisioned());
    var user =
        new ProvisionedUser(
            id,
            source,
            document.userName(),
            document.workerId(),
            said.next(),
            1,
            document.stored(),
            time,
            time,
            Standing.RECEIVED);
    return users
        .add(user)
        .flatMap(added ->
            added
                ? insistOnLiving(source, Employment.NONE, document)
                    .chain(() -> say(user, document, said))
                : taken());
  }

  /// A User as it is after the change; unchanged where nothing differs.
  ///
  /// @param wanted which entity tags it may have; 412 for another
  public Uni<ProvisionedUser> change(
      String source, UUID id, Predicate<String> wanted, Change change) {
    return transactions.run(() ->
        locked(source, id, wanted)
            .flatMap(user -> {
              UserDocument before = UserDocument.read(user.document());
              try {
                UserDocument after = change.of(before).activeUnlessSaid(before.isActive());
                if (user.isOver() && after.isActive()) {
                  UserDocument said = change.of(before.inactive()).activeUnlessSaid(false);
                  return ofOver(user, before, after, said);
                }
                return after.equals(before)
                    ? Uni.createFrom().item(user)
                    : write(user, before, after);
              } catch (ScimException e) {
                return Uni.createFrom().failure(e);
              }
            }));
  }

  // The employment is over and its client never ended it, because it does not know. What it says of
  // the person is kept; that it goes on, or goes on for longer, would be no news to anybody. One
  // that
  // is to begin on another day begins once the User is active: clients send one attribute at a
  // time.
  private Uni<ProvisionedUser> ofOver(
      ProvisionedUser user, UserDocument before, UserDocument after, UserDocument said)
      throws ScimException {
    if (said.isActive() && said.isRehireAfter(before)) {
      return write(user.over(), before.inactive(), said);
    }
    boolean isAnother = said.isRehireAfter(before);
    if (said.isActive() || !isAnother && !after.endsLike(before)) {
      throw BadRequestException.invalidValue(
          "The employment is over, and nothing prolongs it. For a rehire set another startDate, or another episodeId where the client gives one, and with it or after it set active to true.");
    }
    insistOnWorker(user, after);
    if (isAnother) {
      return now().flatMap(time -> keep(user.over(), said, time));
    }
    return after.equals(before)
        ? Uni.createFrom().item(user)
        : now().flatMap(time -> keep(user, after, time));
  }

  private Uni<ProvisionedUser> keep(ProvisionedUser user, UserDocument after, Instant time) {
    ProvisionedUser next = user.changed(after.userName(), user.employment(), after.stored(), time);
    return users.change(next).flatMap(free -> free ? Uni.createFrom().item(next) : taken());
  }

  private static void insistOnWorker(ProvisionedUser user, UserDocument after)
      throws ScimException {
    if (!after.workerId().equals(user.workerId())) {
      throw BadRequestException.mutability("The attribute externalId never changes.");
    }
  }

  private Uni<ProvisionedUser> write(ProvisionedUser user, UserDocument before, UserDocument after)
      throws ScimException {
    Provisioned now = after.provisioned();
    insistOnWorker(user, after);
    if (user.employment().isRenamed(now)) {
      throw BadRequestException.mutability(
          "The attribute episodeId does not change while the employment goes on.");
    }
    return insistOnLiving(user.source(), user.employment(), after)
        .chain(this::now)
        .flatMap(time -> rewrite(user, before, after, time));
  }

  private Uni<ProvisionedUser> rewrite(
      ProvisionedUser user, UserDocument before, UserDocument after, Instant time) {
    Employment.Said said =
        user.employment().change(user.id(), before.provisioned(), after.provisioned(), time);
    ProvisionedUser next = user.changed(after.userName(), said.next(), after.stored(), time);
    return users.change(next).flatMap(free -> free ? say(next, after, said) : taken());
  }

  // What has ended stays dead, also before its end is heard; an episode that goes on may be spoken
  // of by another source.
  private Uni<Void> insistOnLiving(String source, Employment employment, UserDocument document) {
    Optional<String> asked = employment.opens(document.provisioned());
    return asked.isEmpty()
        ? Uni.createFrom().voidItem()
        : isOver(source, document.workerId(), asked.get())
            .map(over -> over || employment.latest().equals(asked))
            .flatMap(over -> over ? over() : Uni.createFrom().voidItem());
  }

  private Uni<Boolean> isOver(String source, String workerId, String episodeId) {
    return users
        .isOver(source, workerId, episodeId)
        .flatMap(over ->
            over
                ? Uni.createFrom().item(true)
                : workers.episodes(workerId).map(known -> isOver(known, episodeId)));
  }

  private static boolean isOver(List<KnownEpisode> known, String episodeId) {
    return known.stream()
        .anyMatch(episode -> episode.episodeId().equals(episodeId) && !episode.isActive());
  }

  private static Uni<Void> over() {
    return Uni.createFrom()
        .failure(
            BadRequestException.invalidValue(
                "The employment of this episodeId has ended. A rehire has another one."));
  }

  /// Deletes a User. The employment it stands for ends.
  public Uni<Void> delete(String source, UUID id, Predicate<String> wanted) {
    return transactions.run(() ->
        locked(source, id, wanted).flatMap(user -> now().flatMap(time -> remove(user, time))));
  }

  private Uni<Void> remove(ProvisionedUser user, Instant time) {
    UserDocument document = UserDocument.read(user.document());
    Employment.Said said = user.employment().end(document.provisioned(), time);
    ProvisionedUser last = user.changed(user.userName(), said.next(), user.document(), time);
    return users.remove(user.id()).chain(() -> say(last, document, said)).replaceWithVoid();
  }

  /// One User.
  public Uni<ProvisionedUser> get(String source, UUID id) {
    return transactions.run(() -> users.find(source, id).flatMap(ProvisionUsers::present));
  }

  private Uni<ProvisionedUser> say(
      ProvisionedUser user, UserDocument document, Employment.Said said) {
    return manager(user.source(), document)
        .flatMap(manager -> voice.say(user, document, manager, said.saying()))
        .chain(() -> keepEnd(user, said))
        .replaceWith(user);
  }

  private Uni<Void> keepEnd(ProvisionedUser user, Employment.Said said) {
    return said.saying()
        .filter(Employment.Saying::isEnd)
        .map(end -> users.addOver(user.source(), user.workerId(), end.episodeId()))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  // A manager is named by the id of a User, or by HR's own id, which may look like one of ours. A
  // User that is gone is nobody's manager.
  private Uni<Optional<String>> manager(String source, UserDocument document) {
    Optional<UUID> id = document.manager().flatMap(ProvisionUsers::uuid);
    return id.isEmpty()
        ? Uni.createFrom().item(document.manager())
        : users
            .find(source, id.get())
            .flatMap(found ->
                found
                    .map(user -> Uni.createFrom().item(Optional.of(user.workerId())))
                    .orElseGet(() -> worker(source, id.get().toString())));
  }

  private Uni<Optional<String>> worker(String source, String id) {
    return users
        .ofWorker(source, id)
        .flatMap(user ->
            user.isPresent()
                ? Uni.createFrom().item(true)
                : workers.episodes(id).map(known -> !known.isEmpty()))
        .map(isWorker -> Optional.of(id).filter(_ -> isWorker));
  }

  private Uni<ProvisionedUser> locked(String source, UUID id, Predicate<String> wanted) {
    return users
        .lock(source, id)
        .flatMap(ProvisionUsers::present)
        .flatMap(user ->
            wanted.test(UserView.etag(user))
                ? Uni.createFrom().item(user)
                : Uni.createFrom()
                    .failure(new PreconditionFailedException("The User has another version.")));
  }

  private static Uni<ProvisionedUser> present(Optional<ProvisionedUser> user) {
    return user.map(found -> Uni.createFrom().item(found))
        .orElseGet(() ->
            Uni.createFrom().failure(new ResourceNotFoundException("There is no such User.")));
  }

  private static Uni<ProvisionedUser> taken() {
    return Uni.createFrom()
        .failure(
            ResourceConflictException.uniqueness("There is a User of that name or that worker."));
  }

  /// The id in the text; empty where it is none as we write them.
  public static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Uni<Instant> now() {
    return clock.now().map(time -> time.truncatedTo(ChronoUnit.MICROS));
  }
}

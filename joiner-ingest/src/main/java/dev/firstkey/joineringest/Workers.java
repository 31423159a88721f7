package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Authenticator;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.OwnPasskey;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.Print;
import dev.firstkey.joineringest.domain.Statement;
import dev.firstkey.joineringest.domain.Worker;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The workers, inside the caller's transaction.
public interface Workers {

  /// The worker, locked until the transaction ends; made where it is new.
  Uni<Worker> lock(String workerId);

  /// One worker with an episode whose end is to be looked at by now, locked like that; not one that
  /// somebody else has locked.
  Uni<Optional<Worker>> lockOneToLookAt(Instant now);

  /// Writes the episode, and when to look at its end.
  Uni<Void> save(String workerId, KnownEpisode episode);

  /// Writes the authenticator.
  Uni<Void> save(String workerId, Authenticator authenticator);

  /// Keeps what the worker added at the directory.
  Uni<Void> save(String workerId, OwnPasskey own);

  /// Notes that the desired account may have moved: the directory task of the worker is due.
  ///
  /// @param cause the id of what moved it
  Uni<Void> moved(String workerId, String cause);

  /// The account names from `base` on that other workers have. Who else asks for the same base
  /// waits until this transaction ends.
  Uni<Set<String>> namesLike(String base);

  /// Writes the account name.
  Uni<Void> name(String workerId, String username);

  /// Writes the directory's id of an account that was just made for the worker, until one is said
  /// to be theirs.
  Uni<Void> made(String workerId, String accountId);

  /// That id; empty where none was made since.
  Uni<Optional<String>> made(String workerId);

  /// Writes the directory's id of the account.
  Uni<Void> account(String workerId, String accountId);

  /// Whether another source has somebody else of that mail address at work, in any case of letters.
  /// Who else asks about the address waits until this transaction ends.
  Uni<Boolean> isAtWorkElsewhere(String workerId, String source, String email);

  /// Whether another source has somebody else at work with those names, however they are written,
  /// that first day and that legal entity. Who else asks about the same waits until this
  /// transaction ends.
  Uni<Boolean> isNamesakeElsewhere(String workerId, String source, Statement statement);

  /// Keeps a print of the person who is stated now.
  Uni<Void> keepPrint(String workerId, Person person);

  /// The print of the person who was stated last.
  Uni<Optional<Print>> print(String workerId);

  /// What is known of a worker's episodes, without a lock.
  Uni<List<KnownEpisode>> episodes(String workerId);
}

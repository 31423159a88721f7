package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.enrollmentgateway.domain.ExpectedJoiner;
import dev.firstkey.enrollmentgateway.domain.FirstDays;
import dev.firstkey.enrollmentgateway.domain.TypedName;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// Who is expected, and what policy asks of who confirms them. In the caller's database
/// transaction.
public interface JoinerBook {

  /// Keeps the worker's account at the directory. The worker's row is there.
  Uni<Void> keepAccount(String workerId, String accountId);

  /// The worker's account at the directory.
  Uni<Optional<String>> account(String workerId);

  /// Keeps what the newest case of the episode asks for, whatever was learnt before.
  Uni<Void> keepTerms(CaseOpened opened);

  /// Keeps that a second registrar has to confirm the same.
  Uni<Void> wantWitness(String workerId, String episodeId);

  /// Whether a second registrar has to confirm the same, as far as it is known.
  Uni<Boolean> wantsWitness(String workerId, String episodeId);

  /// The one with this worker id.
  Uni<List<ExpectedJoiner>> withId(String workerId, FirstDays days);

  /// Those whose name is these words and no other, in any order, this many at most. Empty where so
  /// many workers are called that.
  Uni<Optional<List<ExpectedJoiner>>> called(TypedName whole, FirstDays days, int most);

  /// Those whose name has a word that begins so for each typed word, this many at most. Empty where
  /// so many workers have such a name that nobody is looked for among them.
  Uni<Optional<List<ExpectedJoiner>>> named(TypedName typed, FirstDays days, int most);
}

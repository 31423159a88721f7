package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.About;
import dev.firstkey.auditsink.domain.Entry;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.LogPolicy;
import dev.firstkey.tlog.SignedNote;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/// Gathers what the log says of a worker, each entry with its proof under one checkpoint, so that
/// somebody who has nothing but the log's key can verify it.
@ApplicationScoped
public class GatherEvidence {
  /// How many entries are gathered, the newest; who has more is read in pages.
  public static final int MOST = 1000;

  private static final int SOME = 10;

  private final Entries entries;
  private final ProveLog proofs;
  private final LogSigner signer;
  private final OldEntries old;

  GatherEvidence(Entries entries, ProveLog proofs, LogSigner signer, OldEntries old) {
    this.entries = entries;
    this.proofs = proofs;
    this.signer = signer;
    this.old = old;
  }

  /// The evidence.
  ///
  /// @param note the checkpoint that all is proved under
  /// @param policy who may sign it; whoever verifies should have that from elsewhere
  /// @param entries oldest first; none that is not published yet
  /// @param paths the proof of each, by its log index
  /// @param complete false where there are older ones, or something is not published yet
  /// @param minimum the log index before which entries were deleted; 0 where none was
  public record Evidence(
      SignedNote note,
      LogPolicy policy,
      List<Entry> entries,
      Map<Long, List<Hash>> paths,
      boolean complete,
      long minimum) {}

  /// Who received the authenticator, as the first of the entries says that name both; what
  /// registered it may be deleted. Empty where none does.
  public Uni<Optional<String>> receiver(UUID authenticatorId) {
    return entries
        .behind(-1, OptionalLong.empty(), naming(authenticatorId), SOME)
        .map(found ->
            found.stream()
                .flatMap(entry -> Stream.ofNullable(entry.statement().about().workerId()))
                .findFirst());
  }

  private static EntryFilter naming(UUID authenticatorId) {
    return new EntryFilter(
        new About(null, null, null, null, authenticatorId),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Of one worker.
  public Uni<Evidence> about(String workerId) {
    return entries
        .newestOfWorker(workerId, MOST + 1)
        .flatMap(found -> old.minimum().flatMap(minimum -> prove(found, minimum)));
  }

  private Uni<Evidence> prove(List<Entry> found, long minimum) {
    return proofs
        .newest()
        .flatMap(note -> {
          long size = Checkpoint.of(note.text()).size();
          List<Entry> told =
              found.stream()
                  .skip(Math.max(0, found.size() - MOST))
                  .filter(entry -> entry.index() < size)
                  .toList();
          return proofs
              .paths(size, told.stream().map(Entry::index).toList())
              .map(paths ->
                  new Evidence(
                      note,
                      new LogPolicy(signer.keys()),
                      told,
                      paths,
                      told.size() == found.size(),
                      minimum));
        });
  }
}

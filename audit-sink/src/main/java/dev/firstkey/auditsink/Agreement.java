package dev.firstkey.auditsink;

import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Edge;
import dev.firstkey.tlog.Malformed;
import dev.firstkey.tlog.SignedNote;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Compares the tree in the database with the newest checkpoint outside of it, before anything is
/// signed: at each start and each time that another replica takes over.
@ApplicationScoped
class Agreement {
  private final TreeStore tree;
  private final SecondPlace place;
  private final LogSigner signer;
  private final Beginning beginning;

  Agreement(TreeStore tree, SecondPlace place, LogSigner signer, Beginning beginning) {
    this.tree = tree;
    this.place = place;
    this.signer = signer;
    this.beginning = beginning;
  }

  /// What both agree on.
  ///
  /// @param begun whether anything was ever signed
  /// @param edge the tree as it was signed last
  /// @param head the newest root that is committed, which may not be signed yet
  /// @param unpublished what was signed last, where it is kept and not yet published
  record Agreed(boolean begun, Edge edge, TreeHead head, Optional<Signed> unpublished) {}

  /// A note over a tree.
  ///
  /// @param note as it was signed, which is as it is published
  record Signed(Checkpoint checkpoint, String note) {
    long size() {
      return checkpoint.size();
    }
  }

  /// Fails with a [Disagreement] where they do not agree.
  Uni<Agreed> reach() {
    return Uni.combine()
        .all()
        .unis(place.checkpoint(), tree.published(), tree.head())
        .asTuple()
        .flatMap(found ->
            compare(
                found.getItem1().map(this::outside),
                found.getItem2().map(this::published),
                found.getItem3()));
  }

  private Uni<Agreed> compare(Optional<Signed> outside, Optional<Signed> published, TreeHead head) {
    long signed = outside.map(Signed::size).orElse(-1L);
    long told = published.map(Signed::size).orElse(-1L);
    if (told > signed) {
      throw new Disagreement("the second place lacks a checkpoint that was published");
    }
    if (signed > head.size()) {
      throw new Disagreement(
          "the database has fewer leaves than were signed: is it a restored one?");
    }
    return outside.isEmpty()
        ? beginning.permit().replaceWith(new Agreed(false, Edge.empty(), head, Optional.empty()))
        : matching(outside.get())
            .call(() -> published.map(this::matching).orElse(Uni.createFrom().nullItem()))
            .map(edge -> new Agreed(true, edge, head, outside.filter(it -> it.size() > told)));
  }

  private Uni<Edge> matching(Signed signed) {
    return tree.edge(signed.size())
        .invoke(edge -> {
          if (!edge.root().equals(signed.checkpoint().root())) {
            throw new Disagreement("the database has another tree than was signed");
          }
        });
  }

  private Signed outside(byte[] note) {
    return verified(note, "the checkpoint in the second place is not signed by this log");
  }

  private Signed published(String note) {
    byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
    return verified(bytes, "the published checkpoint is not signed by this log");
  }

  private Signed verified(byte[] bytes, String otherwise) {
    try {
      SignedNote note = SignedNote.of(bytes);
      Checkpoint checkpoint = Checkpoint.of(note.text());
      if (checkpoint.origin().equals(signer.origin()) && note.isSignedBy(signer.keys())) {
        return new Signed(checkpoint, note.written());
      }
    } catch (Malformed _) {
      throw new Disagreement(otherwise);
    }
    throw new Disagreement(otherwise);
  }
}

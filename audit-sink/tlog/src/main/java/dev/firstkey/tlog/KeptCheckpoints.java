package dev.firstkey.tlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The checkpoints of a log in a folder, each in a file of its own that is never written again:
/// `checkpoints/000/000/000/000/001/234` is the one of size 1234. The newest is the largest that
/// can be read, so half a file hides nothing. A single file `checkpoint`, as logs are served and
/// exported, counts too. Statements of a minimum index are kept beside them, each in a file of its
/// own: `minimum-index/000000000000000256`.
public record KeptCheckpoints(Path folder) {
  private static final String ONE = "checkpoint";
  private static final String EACH = "checkpoints";
  private static final String MINIMUM = "minimum-index";
  private static final int DEPTH = 6;

  /// Where the one of this size is.
  public Path file(long size) {
    String digits = String.format(Locale.ROOT, "%018d", size);
    Path file = folder.resolve(EACH);
    for (int at = 0; at < digits.length(); at += 3) {
      file = file.resolve(digits.substring(at, at + 3));
    }
    return file;
  }

  /// Where the statement of this minimum index is.
  public Path minimumIndex(long index) {
    return folder.resolve(MINIMUM).resolve(String.format(Locale.ROOT, "%018d", index));
  }

  /// The newest statement of a minimum index; empty where there is none.
  public Optional<byte[]> minimumIndex() throws IOException {
    Path statements = folder.resolve(MINIMUM);
    if (!Files.isDirectory(statements)) {
      return Optional.empty();
    }
    try (Stream<Path> each = Files.list(statements)) {
      Optional<Path> newest =
          each.filter(path -> path.getFileName().toString().matches("[0-9]{18}"))
              .max(Comparator.naturalOrder());
      return newest.isEmpty() ? Optional.empty() : Optional.of(Files.readAllBytes(newest.get()));
    }
  }

  /// The newest; empty where there is none.
  public Optional<byte[]> newest() throws IOException {
    Optional<byte[]> one = one();
    Optional<byte[]> kept = newest(folder.resolve(EACH), DEPTH);
    if (kept.isEmpty() || one.isEmpty()) {
      return kept.or(() -> one);
    }
    return size(one.get()) > size(kept.get()) ? one : kept;
  }

  private Optional<byte[]> one() throws IOException {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(ONE)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> newest(Path at, int depth) throws IOException {
    if (depth == 0) {
      return Optional.of(Files.readAllBytes(at)).filter(note -> size(note) >= 0);
    }
    for (Path next : latestFirst(at)) {
      Optional<byte[]> found = newest(next, depth - 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static List<Path> latestFirst(Path at) throws IOException {
    if (!Files.isDirectory(at)) {
      return List.of();
    }
    try (Stream<Path> each = Files.list(at)) {
      return each.filter(path -> path.getFileName().toString().matches("[0-9]{3}"))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  /// -1 for what is no checkpoint.
  private static long size(byte[] note) {
    try {
      return Checkpoint.of(SignedNote.of(note).text()).size();
    } catch (Malformed _) {
      return -1;
    }
  }
}

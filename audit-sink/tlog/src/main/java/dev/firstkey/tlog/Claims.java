package dev.firstkey.tlog;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Whether coverage can be true, as far as the log alone shows it. That a record was repeated is
/// shown by its fingerprint; that one could not be read, or was a heartbeat, only Kafka shows.
final class Claims {
  /// The most offsets of a range of heartbeats.
  private static final long LONGEST = 600;

  private static final int FINGERPRINT = 32;
  private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,64}");

  private final HeldBundles bundles;
  private long minimum;

  Claims(HeldBundles bundles) {
    this.bundles = bundles;
  }

  /// The leaves before this one are there no more: of a record that repeats one of them it is not
  /// known whether it does.
  void begin(long index) {
    minimum = index;
  }

  /// What speaks against it; empty where nothing does.
  ///
  /// @param index its log index
  /// @param fresh whether no leaf before it accounts for one of its offsets
  Optional<String> objection(long index, Leaf.Coverage coverage, boolean fresh) throws IOException {
    if (coverage.to() < coverage.from() || coverage.from() < 0) {
      return Optional.of("it explains offsets that there cannot be");
    }
    return switch (coverage.why()) {
      case "duplicate" -> duplicate(index, coverage);
      case "parked" -> when(!isParked(coverage), "it is no explanation of one parked record");
      case "heartbeats" -> heartbeats(coverage, fresh);
      case "retention" ->
          when(
              !isPlain(coverage) || !fresh,
              "it explains with retention what was accounted for before");
      default -> Optional.of("it explains offsets with a word that is not known");
    };
  }

  private static Optional<String> when(boolean wrong, String words) {
    return wrong ? Optional.of(words) : Optional.empty();
  }

  private static boolean isOne(Leaf.Coverage coverage) {
    byte[] fingerprint = coverage.fingerprint();
    return coverage.from() == coverage.to()
        && fingerprint != null
        && fingerprint.length == FINGERPRINT;
  }

  private static boolean isPlain(Leaf.Coverage coverage) {
    return coverage.fingerprint() == null && coverage.code() == null && coverage.entry().isEmpty();
  }

  private static boolean isParked(Leaf.Coverage coverage) {
    String code = coverage.code();
    return isOne(coverage)
        && coverage.entry().isEmpty()
        && code != null
        && CODE.matcher(code).matches();
  }

  private static Optional<String> heartbeats(Leaf.Coverage coverage, boolean fresh) {
    if (!coverage.topic().endsWith("revocation")) {
      return Optional.of("it explains offsets with heartbeats on a topic that has none");
    }
    if (coverage.to() - coverage.from() >= LONGEST) {
      return Optional.of(
          "it explains %d offsets with heartbeats; a range has %d at most"
              .formatted(coverage.to() - coverage.from() + 1, LONGEST));
    }
    boolean sound = isPlain(coverage) || isOne(coverage) && coverage.code() == null;
    return when(
        !sound || isPlain(coverage) && !fresh,
        "it explains with heartbeats what was accounted for before");
  }

  private Optional<String> duplicate(long index, Leaf.Coverage coverage) throws IOException {
    OptionalLong repeated = coverage.entry();
    if (repeated.isEmpty() || !isOne(coverage)) {
      return Optional.of("it does not say which entry one record repeats");
    }
    long entry = repeated.getAsLong();
    if (entry < 0 || entry >= index) {
      return Optional.of("it explains an offset with a later entry");
    }
    return entry < minimum ? Optional.empty() : held(entry, coverage);
  }

  private Optional<String> held(long entry, Leaf.Coverage coverage) throws IOException {
    return switch (Leaf.of(bundles.leaf(entry))) {
      case Leaf.Coverage _ ->
          Optional.of("it says that it repeats index %d, which is no entry".formatted(entry));
      case Leaf.Entry there ->
          when(
              !Arrays.equals(there.fingerprint(), coverage.fingerprint()),
              "it says that it repeats index %d, which has other content".formatted(entry));
    };
  }
}

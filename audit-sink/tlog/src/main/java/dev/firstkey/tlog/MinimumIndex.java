package dev.firstkey.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// From which leaf on a log has its entries. The content of what stands before was deleted; the
/// hashes stay, so trees, proofs and checkpoints are what they were. Signed by the keys of the log,
/// as a note whose first line keeps it from being taken for a checkpoint.
///
/// @param origin which log
/// @param index the first leaf that is there; bundles are deleted whole
/// @param root the root of the tree over the leaves before it
/// @param before what these accounted for, by topic and partition
public record MinimumIndex(String origin, long index, Hash root, List<Accounted> before) {
  private static final String KIND = "firstkey-minimum-index@v1";
  private static final int HEAD = 4;
  private static final Pattern INDEX = Pattern.compile("[1-9][0-9]{0,17}");
  private static final Pattern LINE =
      Pattern.compile("(\\S+) (0|[1-9][0-9]{0,8}) ([0-9]{1,18})((?: [0-9]{1,18}-[0-9]{1,18})*)");

  /// One partition.
  ///
  /// @param next the offset behind the last that is accounted for
  /// @param gaps what is not accounted for before that
  public record Accounted(String topic, int partition, long next, List<Gap> gaps) {
    public Accounted {
      gaps = List.copyOf(gaps);
    }

    private String line() {
      String missing =
          gaps.stream().map(gap -> " " + gap.from() + "-" + gap.to()).collect(Collectors.joining());
      return topic + " " + partition + " " + next + missing + "\n";
    }
  }

  /// Offsets that nothing accounts for, both ends inclusive.
  public record Gap(long from, long to) {}

  public MinimumIndex {
    before = List.copyOf(before);
    if (index <= 0 || index % TileAddress.FULL != 0) {
      throw new Malformed("a minimum index is not the beginning of a bundle");
    }
  }

  /// The text that is signed.
  public String text() {
    StringBuilder text =
        new StringBuilder(
            String.format(Locale.ROOT, "%s\n%s\n%d\n%s\n", KIND, origin, index, root.base64()));
    before.forEach(it -> text.append(it.line()));
    return text.toString();
  }

  /// The note that says it, signed by each of the keys.
  public SignedNote signed(List<SignerKey> keys) {
    of(text());
    return SignedNote.sign(text(), keys);
  }

  /// Reads the text.
  ///
  /// @throws Malformed where it is none
  public static MinimumIndex of(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() <= HEAD
        || !lines.getFirst().equals(KIND)
        || !INDEX.matcher(lines.get(2)).matches()
        || !lines.getLast().isEmpty()) {
      throw new Malformed("a minimum index has an origin, an index and a root");
    }
    List<Accounted> before = new ArrayList<>();
    lines.subList(HEAD, lines.size() - 1).forEach(line -> before.add(accounted(line)));
    return new MinimumIndex(
        lines.get(1), Long.parseLong(lines.get(2)), Hash.ofBase64(lines.get(3)), before);
  }

  private static Accounted accounted(String line) {
    Matcher match = LINE.matcher(line);
    if (!match.matches()) {
      throw new Malformed("a minimum index says of a partition what is not understood");
    }
    List<Gap> gaps = new ArrayList<>();
    for (String range : match.group(4).strip().split(" ")) {
      if (!range.isEmpty()) {
        String[] ends = range.split("-");
        gaps.add(new Gap(Long.parseLong(ends[0]), Long.parseLong(ends[1])));
      }
    }
    return new Accounted(
        match.group(1), Integer.parseInt(match.group(2)), Long.parseLong(match.group(3)), gaps);
  }
}

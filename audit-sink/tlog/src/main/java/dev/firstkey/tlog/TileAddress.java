package dev.firstkey.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a tile or an entry bundle is (C2SP tlog-tiles).
///
/// @param level 0 to 63, or [#ENTRIES] for a bundle
/// @param index its place in the level
/// @param width how many hashes or entries it has: [#FULL], or fewer at the right edge of a tree
public record TileAddress(int level, long index, int width) {
  /// The hashes of a full tile.
  public static final int FULL = 256;

  /// Stands for the level of entry bundles.
  public static final int ENTRIES = -1;

  private static final int HIGHEST = 63;
  private static final int LONGEST = 7;
  private static final Pattern LEVEL = Pattern.compile("0|[1-9][0-9]?");
  private static final Pattern INDEX =
      Pattern.compile("((?:x[0-9]{3}/)*)([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  public TileAddress {
    if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > FULL) {
      throw new Malformed("there is no such tile");
    }
  }

  /// The path behind the log's prefix.
  public String path() {
    String name = level == ENTRIES ? "entries" : Integer.toString(level);
    return "tile/" + name + "/" + encoded() + (width == FULL ? "" : ".p/" + width);
  }

  /// The address with this path behind `tile/`; empty where there is none, or a shorter way to
  /// write it.
  public static Optional<TileAddress> of(String level, String rest) {
    Matcher match = INDEX.matcher(rest);
    OptionalLong number = level(level);
    if (!match.matches() || number.isEmpty()) {
      return Optional.empty();
    }
    String digits = match.group(1).replaceAll("[x/]", "") + match.group(2);
    int width = match.group(3) == null ? FULL : Integer.parseInt(match.group(3));
    boolean partIsFull = match.group(3) != null && width >= FULL;
    if (digits.length() > 3 * LONGEST - 3 || partIsFull) {
      return Optional.empty();
    }
    return Optional.of(new TileAddress((int) number.getAsLong(), Long.parseLong(digits), width))
        .filter(address -> address.path().equals("tile/" + level + "/" + rest));
  }

  private static OptionalLong level(String level) {
    if (level.equals("entries")) {
      return OptionalLong.of(ENTRIES);
    }
    return LEVEL.matcher(level).matches() && Integer.parseInt(level) <= HIGHEST
        ? OptionalLong.of(Integer.parseInt(level))
        : OptionalLong.empty();
  }

  private String encoded() {
    List<String> groups = new ArrayList<>();
    long rest = index;
    do {
      groups.addFirst(String.format(Locale.ROOT, groups.isEmpty() ? "%03d" : "x%03d", rest % 1000));
      rest /= 1000;
    } while (rest > 0);
    return String.join("/", groups);
  }

  /// How many hashes of a level a tree of this size has.
  public static long hashes(int level, long size) {
    int shift = 8 * Math.max(level, 0);
    return shift >= Long.SIZE ? 0 : size >> shift;
  }

  /// The tile with this place in a tree of this size, as wide as it is there.
  ///
  /// @throws Malformed where the tree has none
  public static TileAddress in(long size, int level, long index) {
    long there = hashes(level, size) - index * FULL;
    return new TileAddress(level, index, (int) Math.clamp(there, 0, FULL));
  }

  /// The partial tiles at the right edge of a tree, from the lowest level.
  public static List<TileAddress> edge(long size) {
    List<TileAddress> edge = new ArrayList<>();
    for (int level = 0; hashes(level, size) > 0; level++) {
      if (hashes(level, size) % FULL > 0) {
        edge.add(in(size, level, hashes(level, size) / FULL));
      }
    }
    return edge;
  }

  /// Whether a tree of this size has it.
  public boolean isIn(long size) {
    return index <= (Long.MAX_VALUE - width) / FULL && index * FULL + width <= hashes(level, size);
  }
}

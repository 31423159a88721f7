package dev.firstkey.tlog;

import java.security.SecureRandom;
import java.util.UUID;

/// Ids and a number for each, in some 35 bytes for each of them: a log has many millions. It
/// becomes larger piece by piece, so it never needs twice its room. Who chooses the ids cannot make
/// it slow: where one stands is not foreseen.
public final class Ids {
  /// What [#put] and [#of] say of an id that is not there.
  public static final long NONE = -1;

  private static final int PIECES = 1024;
  private static final long MIX = 0xBF58476D1CE4E5B9L;

  private final long seed = new SecureRandom().nextLong();
  private final Piece[] pieces = new Piece[PIECES];

  /// None is there.
  public Ids() {
    for (int i = 0; i < PIECES; i++) {
      pieces[i] = new Piece();
    }
  }

  /// The number of an id, or [#NONE].
  public long of(UUID id) {
    long hash = hash(id);
    return piece(hash).of(id, hash);
  }

  /// Gives an id its number where it has none.
  ///
  /// @param number 0 or more
  /// @return the number that it had already, or [#NONE]
  public long put(UUID id, long number) {
    long hash = hash(id);
    return piece(hash).put(id, hash, number);
  }

  /// Gives an id a smaller number than it has; its number where it has none.
  public void least(UUID id, long number) {
    long hash = hash(id);
    piece(hash).least(id, hash, number);
  }

  private Piece piece(long hash) {
    return pieces[(int) (hash & PIECES - 1)];
  }

  private long hash(UUID id) {
    long hash = (id.getMostSignificantBits() ^ seed) * MIX;
    hash = (hash ^ hash >>> 32 ^ id.getLeastSignificantBits()) * MIX;
    hash = (hash ^ hash >>> 29) * MIX;
    return hash ^ hash >>> 32;
  }

  /// A table of its own: both halves of an id and its number and one, which is 0 where nothing
  /// stands; one that finds its place taken stands behind.
  private final class Piece {
    private static final int WIDTH = 3;
    private static final int SMALLEST = 8;

    private long[] table = new long[SMALLEST * WIDTH];
    private int size;

    private long of(UUID id, long hash) {
      return table[place(id, hash) + 2] - 1;
    }

    private long put(UUID id, long hash, long number) {
      int at = place(id, hash);
      long before = table[at + 2] - 1;
      if (before == NONE) {
        set(at, id.getMostSignificantBits(), id.getLeastSignificantBits(), number + 1);
        size++;
        makeRoom();
      }
      return before;
    }

    private void least(UUID id, long hash, long number) {
      if (put(id, hash, number) > number) {
        table[place(id, hash) + 2] = number + 1;
      }
    }

    private int place(UUID id, long hash) {
      return place(id.getMostSignificantBits(), id.getLeastSignificantBits(), hash);
    }

    private int place(long most, long least, long hash) {
      int at = (int) ((hash >>> 32) * (table.length / WIDTH) >>> 32) * WIDTH;
      while (table[at + 2] != 0 && (table[at] != most || table[at + 1] != least)) {
        at = at + WIDTH == table.length ? 0 : at + WIDTH;
      }
      return at;
    }

    private void set(int at, long most, long least, long number) {
      table[at] = most;
      table[at + 1] = least;
      table[at + 2] = number;
    }

    /// A quarter more, when four fifths are taken.
    private void makeRoom() {
      int room = table.length / WIDTH;
      if (size * 5L < room * 4L) {
        return;
      }
      long[] old = table;
      table = new long[(room + room / 4) * WIDTH];
      for (int i = 0; i < old.length; i += WIDTH) {
        if (old[i + 2] != 0) {
          long hash = hash(new UUID(old[i], old[i + 1]));
          set(place(old[i], old[i + 1], hash), old[i], old[i + 1], old[i + 2]);
        }
      }
    }
  }
}

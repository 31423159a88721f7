package dev.firstkey.local.canary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// Looks for many byte sequences at once: what their first eight bytes let through is compared.
final class Needles {
  private static final int HEAD = 8;
  private static final int CHUNK = 1 << 20;
  private static final int SIEVE_BITS = 20;

  private record Needle(Secret secret, Form form, byte[] bytes) {}

  private final Map<Long, List<Needle>> byHead = new HashMap<>();
  private final long[] sieve = new long[(1 << SIEVE_BITS) / Long.SIZE];
  private int longest = HEAD;

  /// @throws IllegalArgumentException where a secret is too short to be told from chance
  Needles(Collection<Secret> secrets) {
    for (var secret : secrets) {
      for (var form : Form.values()) {
        form.of(secret.value()).forEach(bytes -> add(new Needle(secret, form, bytes)));
      }
    }
  }

  private void add(Needle needle) {
    if (needle.bytes().length < HEAD) {
      throw new IllegalArgumentException("too short to be looked for: " + needle.secret());
    }
    long head = 0;
    for (int at = 0; at < HEAD; at++) {
      head = head << 8 | needle.bytes()[at] & 0xff;
    }
    byHead.computeIfAbsent(head, _ -> new ArrayList<>()).add(needle);
    sieve[slot(head) / Long.SIZE] |= 1L << slot(head);
    longest = Math.max(longest, needle.bytes().length);
  }

  private static int slot(long head) {
    return (int) (head * 0x9E3779B97F4A7C15L >>> Long.SIZE - SIEVE_BITS);
  }

  void in(byte[] bytes, BiConsumer<Secret, Form> found) {
    in(new ByteArrayInputStream(bytes), found);
  }

  /// Tells each place at which one begins, also across the borders of what is read at once.
  void in(InputStream stream, BiConsumer<Secret, Form> found) {
    var window = new byte[CHUNK + longest];
    int kept = 0;
    try {
      while (true) {
        int read = stream.readNBytes(window, kept, window.length - kept);
        boolean last = kept + read < window.length;
        int end = kept + read;
        int starts = last ? end : end - longest + 1;
        look(window, starts, end, found);
        if (last) {
          return;
        }
        kept = end - starts;
        System.arraycopy(window, starts, window, 0, kept);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void look(byte[] window, int starts, int end, BiConsumer<Secret, Form> found) {
    long head = 0;
    for (int at = 0; at < end && at - HEAD + 1 < starts; at++) {
      head = head << 8 | window[at] & 0xff;
      if (at >= HEAD - 1 && (sieve[slot(head) / Long.SIZE] >>> slot(head) & 1) != 0) {
        compare(head, window, at - HEAD + 1, end, found);
      }
    }
  }

  private void compare(
      long head, byte[] window, int start, int end, BiConsumer<Secret, Form> found) {
    for (var needle : byHead.getOrDefault(head, List.of())) {
      int length = needle.bytes().length;
      if (start + length <= end
          && Arrays.equals(window, start, start + length, needle.bytes(), 0, length)) {
        found.accept(needle.secret(), needle.form());
      }
    }
  }
}

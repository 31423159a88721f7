package dev.firstkey.tlog;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A leaf of Firstkey's audit log. Integers are big-endian; a text or bytes stand behind their
/// length as four bytes, all ones where there is none.
public sealed interface Leaf {

  /// The first record of an event: byte 1, topic, partition (4 bytes), offset (8 bytes), key, exact
  /// bytes.
  record Entry(
      String topic, int partition, long offset, byte @Nullable [] key, byte @Nullable [] payload)
      implements Leaf {

    /// SHA-256 over key and exact bytes, each as in a leaf. Two records with one fingerprint say
    /// the same.
    public byte[] fingerprint() {
      return Writer.sha256(key, payload);
    }
  }

  /// Why offsets have no entry: byte 2, topic, partition (4 bytes), first and last offset (8 bytes
  /// each), the word, the log index of the entry that is repeated (8 bytes, all ones where there is
  /// none), the code of what could not be read, the record's fingerprint.
  record Coverage(
      String topic,
      int partition,
      long from,
      long to,
      String why,
      OptionalLong entry,
      @Nullable String code,
      byte @Nullable [] fingerprint)
      implements Leaf {}

  String topic();

  int partition();

  /// The first offset that it accounts for.
  default long first() {
    return switch (this) {
      case Entry entry -> entry.offset();
      case Coverage coverage -> coverage.from();
    };
  }

  /// The last offset that it accounts for.
  default long last() {
    return switch (this) {
      case Entry entry -> entry.offset();
      case Coverage coverage -> coverage.to();
    };
  }

  /// Its bytes.
  default byte[] encoded() {
    return new Writer().write(this);
  }

  /// Reads the bytes of a leaf.
  ///
  /// @throws Malformed where they are none, or not the one way to write it
  static Leaf of(byte[] bytes) {
    Leaf leaf = new Reader(ByteBuffer.wrap(bytes)).leaf();
    if (!Arrays.equals(leaf.encoded(), bytes)) {
      throw new Malformed("a leaf is not in canonical form");
    }
    return leaf;
  }

  /// Writes leaves.
  final class Writer {
    private static final int ENTRY = 1;
    private static final int COVERAGE = 2;
    private static final int ABSENT = -1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Writer() {}

    private static byte[] sha256(byte @Nullable [] key, byte @Nullable [] payload) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(content)) {
        write(out, key);
        write(out, payload);
        return MessageDigest.getInstance("SHA-256").digest(content.toByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory cannot fail", e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    private byte[] write(Leaf leaf) {
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        switch (leaf) {
          case Entry entry -> entry(out, entry);
          case Coverage coverage -> coverage(out, coverage);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory cannot fail", e);
      }
      return bytes.toByteArray();
    }

    private static void entry(DataOutputStream out, Entry entry) throws IOException {
      out.writeByte(ENTRY);
      place(out, entry);
      out.writeLong(entry.offset());
      write(out, entry.key());
      write(out, entry.payload());
    }

    private static void coverage(DataOutputStream out, Coverage coverage) throws IOException {
      out.writeByte(COVERAGE);
      place(out, coverage);
      out.writeLong(coverage.from());
      out.writeLong(coverage.to());
      write(out, coverage.why());
      out.writeLong(coverage.entry().orElse(ABSENT));
      write(out, coverage.code());
      write(out, coverage.fingerprint());
    }

    private static void place(DataOutputStream out, Leaf leaf) throws IOException {
      write(out, leaf.topic());
      out.writeInt(leaf.partition());
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
      write(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte @Nullable [] part) throws IOException {
      out.writeInt(part == null ? ABSENT : part.length);
      if (part != null) {
        out.write(part);
      }
    }
  }

  /// Reads leaves.
  final class Reader {
    private final ByteBuffer rest;

    private Reader(ByteBuffer rest) {
      this.rest = rest;
    }

    private Leaf leaf() {
      require(1);
      int kind = rest.get();
      if (kind == Writer.ENTRY) {
        return new Entry(text(), number(), place(), bytes(), bytes());
      }
      if (kind == Writer.COVERAGE) {
        return new Coverage(text(), number(), place(), place(), text(), index(), word(), bytes());
      }
      throw new Malformed("a leaf is of no known kind");
    }

    private int number() {
      require(Integer.BYTES);
      return rest.getInt();
    }

    private long place() {
      require(Long.BYTES);
      return rest.getLong();
    }

    private OptionalLong index() {
      long index = place();
      return index == Writer.ABSENT ? OptionalLong.empty() : OptionalLong.of(index);
    }

    private String text() {
      String text = word();
      if (text == null) {
        throw new Malformed("a leaf lacks a text");
      }
      return text;
    }

    private @Nullable String word() {
      byte[] bytes = bytes();
      try {
        return bytes == null
            ? null
            : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        throw new Malformed("a leaf has a text that is not in UTF-8", e);
      }
    }

    private byte @Nullable [] bytes() {
      int length = number();
      if (length == Writer.ABSENT) {
        return null;
      }
      if (length < 0) {
        throw new Malformed("a leaf has an impossible length");
      }
      require(length);
      byte[] bytes = new byte[length];
      rest.get(bytes);
      return bytes;
    }

    private void require(int length) {
      if (rest.remaining() < length) {
        throw new Malformed("a leaf ends too early");
      }
    }
  }
}

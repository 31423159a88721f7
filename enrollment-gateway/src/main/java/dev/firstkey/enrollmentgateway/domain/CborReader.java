package dev.firstkey.enrollmentgateway.domain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the CBOR that authenticators write (CTAP2 §8: definite lengths, no tags, no floats) and
/// nothing else: no duplicate keys, no deep nesting, no length beyond the bytes.
final class CborReader {
  private static final int DEEPEST = 8;

  private final byte[] bytes;
  private int position;

  CborReader(byte[] bytes, int from) {
    this.bytes = bytes;
    this.position = from;
  }

  /// Bytes that are no such CBOR.
  static final class Malformed extends RuntimeException {
    Malformed() {
      super("no CBOR that an authenticator writes", null, false, false);
    }
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return position == bytes.length;
  }

  Map<?, ?> map() {
    return value(0) instanceof Map<?, ?> map ? map : fail();
  }

  private Object value(int depth) {
    require(depth <= DEEPEST);
    int head = next();
    int type = head >> 5;
    long argument = argument(head & 31);
    return switch (type) {
      case 0 -> argument;
      case 1 -> -1 - argument;
      case 2 -> take(argument);
      case 3 -> text(take(argument));
      case 4 -> list(argument, depth);
      case 5 -> map(argument, depth);
      case 7 -> simple(head & 31);
      default -> fail();
    };
  }

  private List<Object> list(long size, int depth) {
    requireRoomFor(size);
    List<Object> list = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      list.add(value(depth + 1));
    }
    return list;
  }

  private Map<Object, Object> map(long size, int depth) {
    requireRoomFor(size);
    Map<Object, Object> map = new LinkedHashMap<>();
    for (long i = 0; i < size; i++) {
      Object key = value(depth + 1);
      require(key instanceof Long || key instanceof String);
      require(!map.containsKey(key));
      map.put(key, value(depth + 1));
    }
    return map;
  }

  private long argument(int low) {
    return switch (low) {
      case 24 -> number(1);
      case 25 -> number(2);
      case 26 -> number(4);
      case 27 -> number(8);
      default -> low < 24 ? low : this.<Long>fail();
    };
  }

  private long number(int length) {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | next();
    }
    require(number >= 0);
    return number;
  }

  private Object simple(int low) {
    return switch (low) {
      case 20 -> false;
      case 21 -> true;
      default -> fail();
    };
  }

  private byte[] take(long length) {
    requireRoomFor(length);
    byte[] taken = Arrays.copyOfRange(bytes, position, position + (int) length);
    position += (int) length;
    return taken;
  }

  private String text(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException _) {
      return fail();
    }
  }

  private int next() {
    require(position < bytes.length);
    return bytes[position++] & 255;
  }

  private void requireRoomFor(long length) {
    require(length <= bytes.length - position);
  }

  private void require(boolean holds) {
    if (!holds) {
      fail();
    }
  }

  private <T> T fail() {
    throw new Malformed();
  }
}

package dev.firstkey.meaning;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says of values whether they are the same when they are there no more: a number for them, which
/// others have with a chance of one in 2^64. Nobody can prepare such others: what a number is
/// depends on a salt that is new for each reading.
final class Marks {
  private static final int SALT = 32;
  private static final ClassValue<Method[]> MEMBERS =
      new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .toArray(Method[]::new);
        }
      };

  private final byte[] salt = new byte[SALT];

  Marks() {
    new SecureRandom().nextBytes(salt);
  }

  long of(@Nullable Object... values) {
    return digest(values).getLong();
  }

  /// The same as an id, of twice the length.
  UUID id(@Nullable Object... values) {
    ByteBuffer digest = digest(values);
    return new UUID(digest.getLong(), digest.getLong());
  }

  private ByteBuffer digest(@Nullable Object... values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(salt);
      for (Object value : values) {
        write(out, value);
      }
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Whatever members a record will have, each counts.
  private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeInt(-1);
    } else if (value instanceof List<?> list) {
      out.writeInt(list.size());
      for (Object each : list) {
        write(out, each);
      }
    } else if (value instanceof Record it) {
      for (Method member : MEMBERS.get(it.getClass())) {
        write(out, member(it, member));
      }
    } else {
      byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
      out.writeInt(text.length);
      out.write(text);
    }
  }

  private static @Nullable Object member(Record of, Method member) {
    try {
      return member.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record of an event is public", e);
    }
  }
}

package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.Numbered;
import dev.firstkey.tlog.Leaf;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Leaves as bytes, from the rows of entries and coverage.
final class LeafRows {
  static final String BETWEEN =
      """
      select log_index, topic, record_partition, record_offset as from_offset,
             record_offset as to_offset, record_key, payload, null as why,
             null::bigint as entry_index, null as code, null::bytea as fingerprint
      from entry where log_index >= $1 and log_index < $2
      union all
      select log_index, topic, record_partition, from_offset, to_offset, null, null, why,
             entry_index, code, fingerprint
      from coverage where log_index >= $1 and log_index < $2
      order by log_index
      """;

  private LeafRows() {}

  static Numbered numbered(Row row) {
    return new Numbered(row.getLong("log_index"), leaf(row).encoded());
  }

  private static Leaf leaf(Row row) {
    String topic = row.getString("topic");
    int partition = row.getInteger("record_partition");
    long from = row.getLong("from_offset");
    String why = row.getString("why");
    return why == null
        ? new Leaf.Entry(topic, partition, from, bytes(row, "record_key"), bytes(row, "payload"))
        : new Leaf.Coverage(
            topic,
            partition,
            from,
            row.getLong("to_offset"),
            why,
            entry(row.getLong("entry_index")),
            row.getString("code"),
            bytes(row, "fingerprint"));
  }

  private static OptionalLong entry(@Nullable Long index) {
    return index == null ? OptionalLong.empty() : OptionalLong.of(index);
  }

  private static byte @Nullable [] bytes(Row row, String column) {
    Buffer bytes = row.getBuffer(column);
    return bytes == null ? null : bytes.getBytes();
  }
}

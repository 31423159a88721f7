package dev.firstkey.local.bench.audit;

import dev.firstkey.backing.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// PostgreSQL's fastest way to take the same bytes: topic, partition, offset, key and payload of
/// each record by binary `COPY` into a table without an index, in one transaction.
final class BareCopy implements AutoCloseable {
  private static final byte[] HEAD = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private static final byte[] END = {(byte) 0xff, (byte) 0xff};

  private final Connection connection;

  BareCopy(PostgresServer server) throws SQLException {
    connection = server.connectAsSuperuser("firstkey");
    try (var statement = connection.createStatement()) {
      statement.execute("create schema bench");
      statement.execute(
          "create table bench.record (topic text, record_partition int, record_offset bigint,"
              + " record_key bytea, payload bytea)");
    }
  }

  /// @param nanos how long it took
  /// @param cpuNanos what its own thread spent
  record Taken(long nanos, long cpuNanos) {}

  /// Copies events of so many visits; made before the time runs.
  Taken take(int visits, Instant start) throws SQLException, IOException {
    var rows = new ArrayList<byte[]>();
    for (var number = 0; number < visits; number++) {
      rows.add(rows(new MadeUpVisit(number, start)));
    }
    var threads = ManagementFactory.getThreadMXBean();
    var cpu = threads.getCurrentThreadCpuTime();
    var began = System.nanoTime();
    try (var copy =
        new PGCopyOutputStream(
            connection.unwrap(PGConnection.class),
            "copy bench.record from stdin (format binary)")) {
      copy.write(HEAD);
      for (var each : rows) {
        copy.write(each);
      }
      copy.write(END);
    }
    return new Taken(System.nanoTime() - began, threads.getCurrentThreadCpuTime() - cpu);
  }

  private static byte[] rows(MadeUpVisit visit) throws IOException {
    var rows = new ByteArrayOutputStream();
    var data = new DataOutputStream(rows);
    for (var event : visit.events()) {
      write(data, MadeUpVisits.record(event), visit.number());
    }
    return rows.toByteArray();
  }

  private static void write(DataOutputStream data, ProducerRecord<byte[], byte[]> record, int at)
      throws IOException {
    data.writeShort(5);
    bytes(data, record.topic().getBytes(StandardCharsets.UTF_8));
    data.writeInt(Integer.BYTES);
    data.writeInt(0);
    data.writeInt(Long.BYTES);
    data.writeLong(at);
    bytes(data, record.key());
    bytes(data, record.value());
  }

  private static void bytes(DataOutputStream data, byte[] bytes) throws IOException {
    data.writeInt(bytes.length);
    data.write(bytes);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

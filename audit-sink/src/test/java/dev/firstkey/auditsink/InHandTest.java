package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Place;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Topic;
import dev.firstkey.outbox.Transactions;
import dev.firstkey.tlog.Fault;
import dev.firstkey.tlog.Verification;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// A consumer has polled a record that Kafka deletes before the record is in the log.
@QuarkusTest
@TestProfile(InHandTest.Alone.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InHandTest {

  @Inject AccountForArrivals account;
  @Inject Entries entries;
  @Inject Transactions transactions;
  @Inject AuditLog log;
  @Inject Witness witness;
  @Inject ReadLog read;
  @Inject TreeStore tree;

  /// A log that is not sound in the end is no other test's.
  public static final class Alone implements QuarkusTestProfile {}

  @Test
  @Order(1)
  void whatMayBeInHandIsNotStatedAway() {
    hear(97, 0);
    hear(97, 2);
    StateDeleted patient = stating(97, Duration.ofHours(1));
    look(patient);
    hear(97, 1);
    look(patient);
    look(stating(97, Duration.ZERO));
    assertThat(leaves(97, 1)).containsExactly("entry");
    assertThat(faults()).isEmpty();
  }

  @Test
  @Order(2)
  void whatComesLaterStillIsKeptAndToldByServiceAndVerifier() {
    hear(98, 0);
    hear(98, 2);
    look(stating(98, Duration.ZERO));
    assertThat(leaves(98, 1)).containsExactly("coverage");
    double before = reused();
    hear(98, 1);
    assertThat(leaves(98, 1)).containsExactly("coverage", "entry");
    assertThat(reused()).isEqualTo(before + 1);
    assertThat(faults())
        .singleElement()
        .extracting(Fault::words)
        .asString()
        .contains("the offset 1 of", "partition 98, has another leaf already");
  }

  /// Of a partition that Kafka has not: the service itself states nothing of it.
  private void hear(int partition, long offset) {
    Event event = Visit.fresh().delivered();
    byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
    Arrival arrival =
        new Arrival(new Place(topic(), partition, offset), key, EventCodec.encode(event));
    Delivery delivery =
        new Delivery(
            arrival,
            code -> {
              throw new AssertionError(code);
            });
    ask(() -> account.handle(List.of(delivery)));
  }

  /// Kafka has deleted what stands before the offset 2.
  private StateDeleted stating(int partition, Duration inHand) {
    return new StateDeleted(
        entries,
        new Kept(new StreamStart(topic(), partition, 2)),
        transactions,
        log,
        witness,
        inHand.toMillis());
  }

  private static void look(StateDeleted stating) {
    ask(stating::look);
  }

  private static String topic() {
    return Topics.name(Topic.ENROLLMENT);
  }

  private static List<Object> leaves(int partition, long offset) {
    return Rows.rows(
            "select kind from leaf where record_partition = ? and from_offset = ? order by log_index",
            partition,
            offset)
        .stream()
        .map(List::getFirst)
        .toList();
  }

  private List<Fault> faults() {
    CheckpointsTest.awaitSigned(Rows.number("select max(log_index) + 1 from leaf"));
    return Verification.of(new Unseen(read, tree), LogPlace.keys()).run().faults();
  }

  private static double reused() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line ->
            line.startsWith("firstkey_audit_findings_total") && line.contains("\"offset-reused\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static <T> T ask(Supplier<Uni<T>> question) {
    try {
      return VertxContextSupport.subscribeAndAwait(question);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private record Kept(StreamStart start) implements StreamEnds {
    @Override
    public Uni<List<StreamStart>> starts() {
      return Uni.createFrom().item(List.of(start));
    }

    @Override
    public Uni<List<StreamTopic>> topics() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Uni<List<StreamEnd>> now() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public Uni<List<StreamEnd>> heard() {
      throw new UnsupportedOperationException("nobody asks");
    }
  }
}

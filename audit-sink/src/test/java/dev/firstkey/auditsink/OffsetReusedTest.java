package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Arrived;
import dev.firstkey.auditsink.domain.Known;
import dev.firstkey.auditsink.domain.Place;
import dev.firstkey.auditsink.domain.Reading;
import dev.firstkey.auditsink.domain.Statement;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.outbox.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/// A topic that was deleted and made anew counts its offsets from 0 again.
@QuarkusTest
class OffsetReusedTest {

  @Inject Transactions transactions;
  @Inject AuditLog log;

  @Test
  void isToldFromARedelivery() throws Throwable {
    Event event = Visit.fresh().opened();
    Place place = placeOf(event);

    Known redelivered = known(place, event, event);
    Known other = known(place, event, Visit.fresh().opened());

    assertThat(redelivered.accounted()).isTrue();
    assertThat(redelivered.offsetTaken()).isFalse();
    assertThat(other.accounted()).isFalse();
    assertThat(other.offsetTaken()).isTrue();
  }

  private Known known(Place place, Event first, Event now) throws Throwable {
    byte[] key = first.key().getBytes(StandardCharsets.UTF_8);
    Arrived arrived =
        new Arrived(
            new Arrival(place, key, EventCodec.encode(now)),
            new Reading.Readable(Statement.of(now)));
    return VertxContextSupport.subscribeAndAwait(
            () -> transactions.run(() -> log.await(List.of(arrived))))
        .getFirst();
  }

  private static Place placeOf(Event event) {
    try (Topics topics = new Topics()) {
      topics.say(event);
      var places = topics.settle();
      Rows.awaitAccounted(places);
      RecordMetadata sent = places.getFirst();
      return new Place(sent.topic(), sent.partition(), sent.offset());
    }
  }
}

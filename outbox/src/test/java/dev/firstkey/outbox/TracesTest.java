package dev.firstkey.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Topic;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// With a collector that nobody needs to answer at: hearing and saying do not depend on it.
@QuarkusTest
@TestProfile(TracesTest.WithCollector.class)
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "outbox"))
class TracesTest {

  public static final class WithCollector implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("otel.exporter.otlp.endpoint", "http://127.0.0.1:9");
    }
  }

  @Inject Notes notes;
  @Inject Spans spans;
  @Inject OpenTelemetry telemetry;

  @Test
  void theTraceGoesOnFromWhatIsHeardToWhatIsSaid() {
    String trace = UUID.randomUUID().toString().replace("-", "");
    String said = answered("00-" + trace + "-b7ad6b7169203331-01");
    Awaitility.await()
        .atMost(Joiner.BOUND)
        .untilAsserted(() -> assertThat(spans.of(trace)).hasSize(2));
    SpanData heard = only(trace, SpanKind.CONSUMER);
    SpanData sent = only(trace, SpanKind.PRODUCER);
    assertThat(heard.getParentSpanId()).isEqualTo("b7ad6b7169203331");
    assertThat(heard.getLinks()).hasSize(1);
    assertThat(sent.getParentSpanId()).isEqualTo(heard.getSpanId());
    assertThat(said).isEqualTo("00-" + trace + "-" + sent.getSpanId() + "-01");
    assertThat(spans.of(trace))
        .allSatisfy(span ->
            assertThat(span.getAttributes().asMap().keySet())
                .allMatch(key -> OpenAttributes.OPEN.contains(key.getKey())));
  }

  @Test
  void aTraceSurvivesWhatIsTriedAgain() {
    notes.failNext(2);
    String trace = UUID.randomUUID().toString().replace("-", "");
    assertThat(answered("00-" + trace + "-b7ad6b7169203331-01")).contains(trace);
  }

  @Test
  void aTraceOfOneRecordDoesNotStickToTheNext() {
    String trace = UUID.randomUUID().toString().replace("-", "");
    assertThat(answered("00-" + trace + "-b7ad6b7169203331-01")).contains(trace);
    for (int next = 0; next < 20; next++) {
      assertThat(answered(null)).isNull();
    }
  }

  @Test
  void whatIsNoTraceparentIsDroppedAndTheRecordIsHeard() {
    assertThat(answered("00-zz-zz-01\u0000<script>")).isNull();
  }

  @Test
  void aSpanTellsNothingBeyondTheClosedList() {
    var span =
        telemetry
            .getTracer("test")
            .spanBuilder("GET /transactions/{id}")
            .setAttribute("url.query", "checkCode=WMV96WF5")
            .setAttribute("http.route", "/transactions/{id}")
            .startSpan();
    span.setAttribute("late", "WMV96WF5").setAttribute("number", 8L).setAttribute("yes", true);
    span.setAttribute("half", 0.5).addEvent("WMV96WF5");
    span.recordException(new IllegalStateException("WMV96WF5"));
    span.end();
    SpanData told = spans.of(span.getSpanContext().getTraceId()).getFirst();
    assertThat(told.getAttributes().asMap().values())
        .containsOnly("/transactions/{id}", "", 0L, 0.0, false);
    assertThat(told.getEvents()).isEmpty();
    assertThat(told.getAttributes().toString()).doesNotContain("WMV96WF5");
  }

  @Test
  void aRecordThatIsParkedIsAnErrorInItsTrace() {
    String trace = UUID.randomUUID().toString().replace("-", "");
    String worker = Joiner.worker();
    notes.trouble(worker, "select 1 / 0", 1000);
    topic(Topic.JOINER)
        .send(
            worker,
            EventCodec.encode(Notes.heard(UUID.randomUUID(), worker)),
            Map.of(TraceParent.HEADER, "00-" + trace + "-b7ad6b7169203331-01"));
    Awaitility.await()
        .atMost(Joiner.BOUND)
        .untilAsserted(() ->
            assertThat(only(trace, SpanKind.CONSUMER).getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR));
  }

  @Test
  void aCallIsReadAsStrictlyAsARecordAndBringsNoTracestate() {
    String later = UUID.randomUUID().toString().replace("-", "");
    call("01-" + later + "-b7ad6b7169203331-01");
    String trace = UUID.randomUUID().toString().replace("-", "");
    call("00-" + trace + "-b7ad6b7169203331-01");
    Awaitility.await()
        .atMost(Joiner.BOUND)
        .untilAsserted(() -> assertThat(spans.of(trace)).isNotEmpty());
    assertThat(spans.of(trace))
        .allSatisfy(span -> assertThat(span.getSpanContext().getTraceState().isEmpty()).isTrue());
    assertThat(spans.of(later)).isEmpty();
  }

  private static void call(String traceparent) {
    given()
        .header(TraceParent.HEADER, traceparent)
        .header("tracestate", "canary=WMV96WF5")
        .queryParam("sql", "select 1")
        .get("/reading")
        .then()
        .statusCode(200);
  }

  private SpanData only(String trace, SpanKind kind) {
    List<SpanData> found = spans.of(trace).stream().filter(span -> span.getKind() == kind).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  /// The header of the answer; null where it has none.
  private static String answered(String traceparent) {
    String worker = Joiner.worker();
    topic(Topic.JOINER)
        .send(
            worker,
            EventCodec.encode(Notes.heard(UUID.randomUUID(), worker)),
            traceparent == null ? Map.of() : Map.of(TraceParent.HEADER, traceparent));
    ConsumerRecord<byte[], byte[]> answer =
        topic(Topic.ISSUANCE)
            .awaitRecord(
                record -> new String(record.key(), StandardCharsets.UTF_8).equals(worker),
                Joiner.BOUND);
    Header header = answer.headers().lastHeader(TraceParent.HEADER);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static TestTopic topic(Topic topic) {
    return TestTopic.of(
        FirstkeyBacking.bootstrapServers(), topic.name(FirstkeyBacking.topicPrefix()));
  }
}

package dev.firstkey.auditsink.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.auditsink.RecordedSamples;
import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Entry;
import dev.firstkey.auditsink.domain.Place;
import dev.firstkey.auditsink.domain.Statement;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each event as OCSF 1.8.0: what the framework requires of its class is there. What HR says is raw
/// and untrusted, and no entry.
class OcsfJsonTest {
  /// The activities that 1.8.0 defines, besides 0 and 99.
  private static final Map<Integer, Set<Integer>> ACTIVITIES =
      Map.of(
          3001, Set.copyOf(IntStream.rangeClosed(1, 12).boxed().toList()),
          3004, Set.copyOf(IntStream.rangeClosed(1, 13).boxed().toList()));

  @ParameterizedTest
  @EnumSource(value = EventType.class, mode = EnumSource.Mode.MATCH_NONE, names = "HRIS_WORKER_.*")
  void eachEventHasWhatItsClassRequires(EventType type) {
    JsonNode it = OcsfJson.of(entry(type));
    int kind = it.get("class_uid").asInt();
    int activity = it.get("activity_id").asInt();
    assertThat(ACTIVITIES).containsKey(kind);
    assertThat(activity == 99 || ACTIVITIES.get(kind).contains(activity)).isTrue();
    assertThat(it.get("type_uid").asInt()).isEqualTo(kind * 100 + activity);
    assertThat(it.get("category_uid").asInt()).isEqualTo(3);
    assertThat(it.get("severity_id").asInt()).isBetween(1, 5);
    assertThat(it.get("time").isIntegralNumber()).isTrue();
    assertThat(it.at("/metadata/version").asText()).isEqualTo("1.8.0");
    assertThat(it.at("/metadata/product/vendor_name").asText()).isNotEmpty();
    assertThat(it.at("/metadata/sequence").asLong()).isEqualTo(41);
    String subject = kind == 3001 ? "/user/uid" : "/entity/uid";
    assertThat(it.at(subject).asText()).isNotEmpty().isNotEqualTo("unknown");
  }

  @ParameterizedTest
  @EnumSource(value = EventType.class, mode = EnumSource.Mode.MATCH_NONE, names = "HRIS_WORKER_.*")
  void nothingIsASignIn(EventType type) {
    assertThat(OcsfJson.of(entry(type)).get("class_uid").asInt()).isNotEqualTo(3002);
  }

  static Stream<List<Object>> kinds() {
    return Stream.of(
        List.of(EventType.PASS_ISSUED, 300401, 1, 1),
        List.of(EventType.REDEMPTION_REFUSED, 300410, 2, 2),
        List.of(EventType.ENROLLMENT_COMPLETED, 300406, 1, 1),
        List.of(EventType.AUTHENTICATOR_PUBLISHED, 300110, 1, 1),
        List.of(EventType.AUTHENTICATOR_REVOKED, 300111, 1, 1),
        List.of(EventType.JOINER_DEPARTED, 300105, 1, 1),
        List.of(EventType.AUDIT_ACCESSED, 300402, 1, 1));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theActivitiesAreTheOnesThatAnalystsLookFor(List<Object> expected) {
    JsonNode it = OcsfJson.of(entry((EventType) expected.getFirst()));
    assertThat(
            Arrays.asList(
                it.get("type_uid").asInt(),
                it.get("status_id").asInt(),
                it.get("action_id").asInt()))
        .isEqualTo(expected.subList(1, 4));
  }

  @ParameterizedTest
  @EnumSource(
      value = EventType.class,
      names = {"AUTHENTICATOR_PUBLISHED", "AUTHENTICATOR_REVOKED"})
  void aPasskeyIsAFactorOfKindWebAuthn(EventType type) {
    assertThat(OcsfJson.of(entry(type)).at("/auth_factors/0/factor_type_id").asInt()).isEqualTo(10);
  }

  @Test
  void theModelOfARegisteredPasskeyIsThereAndNoOtherEventHasOne() {
    assertThat(OcsfJson.of(entry(EventType.ENROLLMENT_COMPLETED)).at("/unmapped/aaguid").asText())
        .isEqualTo("00000000-0000-4000-8000-000000001713");
    assertThat(OcsfJson.of(entry(EventType.PASS_ISSUED)).at("/unmapped/aaguid").isMissingNode())
        .isTrue();
  }

  private static Entry entry(EventType type) {
    byte[] bytes = RecordedSamples.of(type).getBytes(StandardCharsets.UTF_8);
    Event event = ((Decoded.Readable) EventCodec.decode(bytes)).event();
    Instant now = Instant.parse("2026-12-01T08:15:31Z");
    Arrival arrival = new Arrival(new Place("t", 0, 7), null, bytes);
    return new Entry(41, arrival, now, Statement.of(event));
  }
}

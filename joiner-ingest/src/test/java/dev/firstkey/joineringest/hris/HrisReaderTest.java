package dev.firstkey.joineringest.hris;

import static dev.firstkey.joineringest.hris.RegisteredSource.producer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.firstkey.contracts.HrRejection;
import dev.firstkey.joineringest.domain.Heard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The two content modes of CloudEvents over Kafka (protocol binding 1.0 §3).
class HrisReaderTest {
  private static final String DATA = "{\"workerId\":\"w-1\",\"episodeId\":\"e-1\",\"sequence\":5}";
  private static final List<String> BINARY =
      List.of(
          "ce_specversion=1.0",
          "ce_id=id-1",
          "ce_source=urn:a",
          "ce_type=dev.firstkey.hris.worker.left.v1",
          "content-type=application/json");

  private final Sources sources = RegisteredSource.all(Map.of("a", producer("urn:a")));
  private final HrisReader reader = new HrisReader(sources, new Signatures(sources));

  private static ForeignRecord record(String value, List<String> headers) {
    return new ForeignRecord(
        "hris", null, bytes(value), headers.stream().map(HrisReaderTest::header).toList());
  }

  private static ForeignRecord.Header header(String text) {
    String[] parts = text.split("=", 2);
    return new ForeignRecord.Header(parts[0], bytes(parts[1]));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> binaryWithout(String name, String... more) {
    List<String> headers = new ArrayList<>(BINARY);
    headers.removeIf(header -> header.startsWith(name + "="));
    headers.addAll(Arrays.asList(more));
    return headers;
  }

  private Heard.Unbelievable refused(String value, List<String> headers) {
    Heard heard = reader.read(record(value, headers));
    assertThat(heard).isInstanceOf(Heard.Unbelievable.class);
    return (Heard.Unbelievable) heard;
  }

  @Test
  void attributesInHeadersAreAnEvent() {
    assertThat(reader.read(record(DATA, BINARY)))
        .asInstanceOf(type(Heard.Believable.class))
        .satisfies(heard -> {
          assertThat(heard.id()).isEqualTo("id-1");
          assertThat(heard.source()).isEqualTo("urn:a");
          assertThat(heard.workerId()).isEqualTo("w-1");
        });
  }

  @Test
  void theOrderOfHeadersIsNothingOfTheEvent() {
    var first = (Heard.Believable) reader.read(record(DATA, BINARY));
    var again = (Heard.Believable) reader.read(record(DATA, BINARY.reversed()));
    var other = (Heard.Believable) reader.read(record(DATA, binaryWithout("ce_id", "ce_id=id-2")));
    assertThat(again.digest()).isEqualTo(first.digest()).isNotEqualTo(other.digest());
  }

  @ParameterizedTest
  @CsvSource({
    "ce_specversion, specversion",
    "ce_id, id",
    "ce_source, source",
    "ce_type, type",
    "content-type, content-type"
  })
  void aHeaderThatIsMissingOrRepeatedIsNamed(String header, String member) {
    assertThat(refused(DATA, binaryWithout(header)).members()).contains(member);
    String said =
        BINARY.stream().filter(it -> it.startsWith(header + "=")).findFirst().orElseThrow();
    List<String> twice = new ArrayList<>(BINARY);
    twice.add(said);
    assertThat(refused(DATA, twice).reason()).isEqualTo(HrRejection.NOT_A_CLOUDEVENT);
    assertThat(refused(DATA, twice).members()).contains(member);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/json; charset=utf-16", "application/avro", "", "json"})
  void dataInAnotherFormIsRefused(String contentType) {
    List<String> headers = binaryWithout("content-type", "content-type=" + contentType);
    assertThat(refused(DATA, headers).members()).contains("content-type");
  }

  @Test
  void aHeaderThatIsNoTextIsRefused() {
    var headers =
        new ArrayList<>(binaryWithout("ce_id").stream().map(HrisReaderTest::header).toList());
    headers.add(new ForeignRecord.Header("ce_id", new byte[] {(byte) 0xC3}));
    assertThat(reader.read(new ForeignRecord("hris", null, bytes(DATA), headers)))
        .asInstanceOf(type(Heard.Unbelievable.class))
        .satisfies(heard -> assertThat(heard.members()).containsExactly("id"));
  }

  @Test
  void dataThatIsNoObjectIsMalformed() {
    assertThat(refused("[]", BINARY).reason()).isEqualTo(HrRejection.MALFORMED);
  }

  @Test
  void headersCountAsBytesOfTheRecord() {
    List<String> headers = binaryWithout("ce_x", "ce_x=" + "y".repeat(65_536));
    assertThat(refused(DATA, headers).reason()).isEqualTo(HrRejection.TOO_LARGE);
  }

  @Test
  void theContentTypeDecidesAndNotTheAttributesBesideAWholeEvent() {
    List<String> headers =
        binaryWithout("content-type", "content-type=application/cloudevents+json");
    assertThat(refused(DATA, headers).members()).contains("specversion", "id", "source", "type");
  }
}

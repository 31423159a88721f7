package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// W3C Trace Context §3.2.
class TraceParentTest {
  private static final String GOOD = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void aGoodOneIsReadAndWrittenAsItWas() {
    var span = TraceParent.of(headers(GOOD)).orElseThrow();
    assertThat(TraceParent.text(span)).isEqualTo(GOOD);
    assertThat(span.isRemote()).isTrue();
    assertThat(span.isSampled()).isTrue();
  }

  @Test
  void ofTheFlagsOnlyTheFirstBitIsTaken() {
    var span = TraceParent.of(headers(GOOD.replaceFirst("01$", "fe"))).orElseThrow();
    assertThat(TraceParent.text(span)).endsWith("-00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        // another version, the forbidden version
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        // all zeros
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        // upper case
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        // too short, too long, with something behind it
        "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319cc-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\n",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
        // other letters, other separators
        "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
        "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01",
        " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1"
      })
  void aWrongOneIsAsGoodAsNone(String wrong) {
    assertThat(TraceParent.of(headers(wrong))).isEmpty();
  }

  @Test
  void twoAreAsGoodAsNoneAndSoIsOneWithoutAValue() {
    assertThat(TraceParent.of(headers(GOOD, GOOD))).isEmpty();
    assertThat(TraceParent.of(new RecordHeaders().add(TraceParent.HEADER, null))).isEmpty();
    assertThat(TraceParent.of(new RecordHeaders())).isEmpty();
  }

  private static RecordHeaders headers(String... values) {
    var headers = new RecordHeaders();
    for (var value : values) {
      headers.add(TraceParent.HEADER, value.getBytes(StandardCharsets.UTF_8));
    }
    return headers;
  }
}

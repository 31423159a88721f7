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
  void a_good_one_is_read_and_written_as_it_was() {
    var span = TraceParent.of(headers(GOOD)).orElseThrow();
    assertThat(TraceParent.text(span)).isEqualTo(GOOD);
    assertThat(span.isRemote()).isTrue();
    assertThat(span.isSampled()).isTrue();
  }

  @Test
  void of_the_flags_only_the_first_bit_is_taken() {
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
  void a_wrong_one_is_as_good_as_none(String wrong) {
    assertThat(TraceParent.of(headers(wrong))).isEmpty();
  }

  @Test
  void two_are_as_good_as_none_and_so_is_one_without_a_value() {
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

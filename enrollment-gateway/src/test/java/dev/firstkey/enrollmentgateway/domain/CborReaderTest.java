package dev.firstkey.enrollmentgateway.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The CBOR that authenticators write is read; anything else is refused. Examples of values are
/// those of RFC 8949, appendix A, inside a map of one.
class CborReaderTest {

  private static CborReader reader(String hex) {
    return new CborReader(HexFormat.of().parseHex(hex), 0);
  }

  private static Object valueOf(String hex) {
    CborReader reader = reader("a100" + hex);
    Object value = reader.map().get(0L);
    assertThat(reader.atEnd()).isTrue();
    return value;
  }

  @Test
  void wholeNumbersOfEveryLengthAreRead() {
    assertThat(valueOf("00")).isEqualTo(0L);
    assertThat(valueOf("17")).isEqualTo(23L);
    assertThat(valueOf("1818")).isEqualTo(24L);
    assertThat(valueOf("18ff")).isEqualTo(255L);
    assertThat(valueOf("1903e8")).isEqualTo(1000L);
    assertThat(valueOf("1a000f4240")).isEqualTo(1_000_000L);
    assertThat(valueOf("1b000000e8d4a51000")).isEqualTo(1_000_000_000_000L);
    assertThat(valueOf("1b7fffffffffffffff")).isEqualTo(Long.MAX_VALUE);
    assertThat(valueOf("20")).isEqualTo(-1L);
    assertThat(valueOf("3903e7")).isEqualTo(-1000L);
  }

  @Test
  void bytesTextsListsMapsAndTruthsAreRead() {
    assertThat(valueOf("4401020304")).isEqualTo(new byte[] {1, 2, 3, 4});
    assertThat(valueOf("40")).isEqualTo(new byte[0]);
    assertThat(valueOf("6449455446")).isEqualTo("IETF");
    assertThat(valueOf("62c3bc")).isEqualTo("\u00fc");
    assertThat(valueOf("80")).isEqualTo(List.of());
    assertThat(valueOf("83010203")).isEqualTo(List.of(1L, 2L, 3L));
    assertThat(valueOf("a2613101613202")).isEqualTo(Map.of("1", 1L, "2", 2L));
    assertThat(valueOf("f4")).isEqualTo(false);
    assertThat(valueOf("f5")).isEqualTo(true);
  }

  @Test
  void itBeginsWhereItIsToldAndSaysWhereItIs() {
    CborReader reader = new CborReader(HexFormat.of().parseHex("ffffa10102a0"), 2);
    assertThat(reader.map()).isEqualTo(Map.of(1L, 2L));
    assertThat(reader.position()).isEqualTo(5);
    assertThat(reader.atEnd()).isFalse();
    assertThat(reader.map()).isEqualTo(Map.of());
    assertThat(reader.atEnd()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "01", // no map
        "a1", // cut off before the key
        "a100", // cut off before the value
        "a10018", // cut off in a number
        "a1001b8000000000000000", // beyond 63 bits
        "a10043ffff", // two of three bytes
        "a1005affffffff", // a length beyond the bytes
        "a1009affffffff", // a list beyond the bytes
        "bb7fffffffffffffff", // a map beyond the bytes
        "a1005f4101ff", // indefinite bytes
        "a1009f01ff", // an indefinite list
        "bf0001ff", // an indefinite map
        "a1001c", // reserved
        "a100c001", // a tag
        "a100f6", // null
        "a100f7", // undefined
        "a100f93c00", // a float
        "a10062c328", // no UTF-8
        "a200010002", // a key twice
        "a2613101613102", // a text key twice
        "a1410001", // bytes as a key
        "a18000", // a list as a key
        "a1f501" // a truth as a key
      })
  void anythingElseIsRefused(String hex) {
    assertThatThrownBy(() -> reader(hex).map()).isInstanceOf(CborReader.Malformed.class);
  }

  @Test
  void eightLevelsAreReadAndNineAreNot() {
    assertThat(reader("a100" + "81".repeat(7) + "01").map()).hasSize(1);
    assertThatThrownBy(() -> reader("a100" + "81".repeat(8) + "01").map())
        .isInstanceOf(CborReader.Malformed.class);
    assertThat(reader("a100".repeat(8) + "01").map()).hasSize(1);
    assertThatThrownBy(() -> reader("a100".repeat(9) + "01").map())
        .isInstanceOf(CborReader.Malformed.class);
  }
}

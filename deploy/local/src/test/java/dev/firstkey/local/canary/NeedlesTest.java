package dev.firstkey.local.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeedlesTest {
  private static final byte[] VALUE = "WMV96WF5".getBytes(StandardCharsets.US_ASCII);
  private final Needles needles =
      new Needles(List.of(new Secret(Kind.CHECK_CODE, "somebody", VALUE)));

  @Test
  void eachFormIsFoundAndToldApart() {
    for (var form : EnumSet.complementOf(EnumSet.of(Form.BASE64, Form.BASE64URL))) {
      for (var written : form.of(VALUE)) {
        assertThat(found(written)).containsExactly(form);
      }
    }
  }

  @Test
  void base64_of_something_larger_is_seen_through_wherever_the_value_begins() {
    for (int before = 0; before < 7; before++) {
      var whole = "x".repeat(before) + "WMV96WF5" + "y".repeat(4);
      var code = Base64.getEncoder().encode(whole.getBytes(StandardCharsets.US_ASCII));
      assertThat(found(code)).contains(Form.BASE64);
    }
  }

  @Test
  void aValueAcrossTwoReadsIsFoundOnce() {
    for (int start : new int[] {(1 << 20) - 20, (1 << 20) - 4, 1 << 20, (1 << 20) + 3}) {
      var content = new byte[3 << 20];
      System.arraycopy(VALUE, 0, content, start, VALUE.length);
      assertThat(foundOften(content)).containsExactly(Form.PLAIN);
    }
  }

  @Test
  void theValueAtTheVeryEndIsFound() {
    var content = new byte[4096];
    System.arraycopy(VALUE, 0, content, content.length - VALUE.length, VALUE.length);
    assertThat(found(content)).containsExactly(Form.PLAIN);
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    var content = new byte[1 << 20];
    Random.from(new java.util.SplittableRandom(1)).nextBytes(content);
    assertThat(found(content)).isEmpty();
    assertThat(found("WMV96WF4".getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }

  @Test
  void whatIsTooShortIsNotLookedFor() {
    var pin = new Secret(Kind.CHECK_CODE, "somebody", new byte[4]);
    assertThatThrownBy(() -> new Needles(List.of(pin))).hasMessageContaining("check code");
  }

  @Test
  void thePlantedValueHasEveryFormItClaims() {
    var planted = Planted.random();
    var secret = new Secret(Kind.PLANTED, "test", planted.value().getBytes(StandardCharsets.UTF_8));
    var seen = EnumSet.noneOf(Form.class);
    new Needles(List.of(secret)).in(planted.bytes(), (_, form) -> seen.add(form));
    assertThat(seen).isEqualTo(Planted.EVERYWHERE);
  }

  @Test
  void aHitIsALeakOnlyOutsideOfTheAllowedPlaces() throws Exception {
    var secret = new Secret(Kind.NONCE_KEY, "enrollment-gateway", VALUE);
    var findings = new Findings(new Needles(List.of(secret)));
    findings.look("heap enrollment-gateway", VALUE);
    assertThat(findings.leaks()).isEmpty();
    var log = new ByteArrayOutputStream();
    log.write("a line with ".getBytes(StandardCharsets.US_ASCII));
    log.write(VALUE);
    findings.look("log gateway.log", log.toByteArray());
    assertThat(findings.leaks())
        .containsExactly("nonce key of enrollment-gateway, in plain, in log gateway.log");
  }

  private Set<Form> found(byte[] content) {
    var forms = EnumSet.noneOf(Form.class);
    forms.addAll(foundOften(content));
    return forms;
  }

  private List<Form> foundOften(byte[] content) {
    var forms = new ArrayList<Form>();
    needles.in(new ByteArrayInputStream(content), (_, form) -> forms.add(form));
    return forms;
  }
}

package dev.firstkey.auditsink.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
  void noTextIsAFormula(String text) {
    assertThat(Csv.line(Arrays.asList(text))).startsWith("\"'").contains(text);
  }

  @Test
  void numbersAreNumbersAndTextStaysInItsCell() {
    assertThat(Csv.line(Arrays.asList(-7L, null, "a,\"b\"\nc", "")))
        .isEqualTo("-7,,\"a,\"\"b\"\"\nc\",\"\"\r\n");
  }
}

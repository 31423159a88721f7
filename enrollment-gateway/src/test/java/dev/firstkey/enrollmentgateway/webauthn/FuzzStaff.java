package dev.firstkey.enrollmentgateway.webauthn;

import dev.firstkey.enrollmentgateway.ConfirmPerson;
import dev.firstkey.enrollmentgateway.LookUpJoiner;
import dev.firstkey.enrollmentgateway.domain.CheckCode;
import dev.firstkey.enrollmentgateway.domain.TypedName;
import dev.firstkey.enrollmentgateway.rest.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a coverage-guided fuzzer tries on what a registrar sends: a look-up and a statement.
/// Nothing may throw but the refusal that was thought of, and what is taken is of its form.
public final class FuzzStaff {
  private static final byte[] SEARCH =
      bytes("{\"checkCode\":\"WMV9-6WF5\",\"search\":\"Zoë Example\"}");
  private static final byte[] STATEMENT =
      bytes(
          """
          {"workerId":"w-1","checkCode":"WMV96WF5","method":"attended","evidence":"government-id",
          "document":"passport","deviceKey":"q7tFCu2Y2tHnfKV1Ye7vqmOBpXW1fH6sGq7s0pUq0mA"}
          """);

  private FuzzStaff() {}

  /// Whether both are taken as they are.
  static boolean areHonestTaken() {
    return Reading.search(SEARCH).isPresent() && Reading.statement(STATEMENT).isPresent();
  }

  /// @param input which of the two, and how it is changed
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    byte[] steps = Arrays.copyOfRange(input, 1, input.length);
    if (input[0] % 2 == 0) {
      Reading.search(Mutation.of(SEARCH, steps)).ifPresent(FuzzStaff::requireForm);
    } else {
      Reading.statement(Mutation.of(STATEMENT, steps)).ifPresent(FuzzStaff::requireForm);
    }
  }

  private static void requireForm(LookUpJoiner.Search search) {
    require(
        search.checkCode().length() <= 64 && !CheckCode.typed(search.checkCode()).contains("-"));
    require(!search.typed().isBlank() && search.typed().length() <= 64);
    require(search.typed().chars().noneMatch(Character::isISOControl));
    TypedName.of(search.typed());
  }

  private static void requireForm(ConfirmPerson.Statement statement) {
    require(statement.workerId().matches("[A-Za-z0-9._-]{1,64}"));
    require(statement.checkCode().length() <= 64);
    require(statement.deviceKey() == null || statement.deviceKey().length() <= 64);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("taken, and not of its form");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.firstkey.enrollmentgateway.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Valid responses, changed: each bit, each length, nesting, keys that come twice, bytes behind the
/// end. None is accepted, and nothing throws. What the fuzzer (`.ci/fuzz`) once found is tried
/// again.
class MutationsTest {
  private static final Path FOUND = Path.of("src", "test", "resources", "fuzz");
  private static final long SEED = 20_261_102;

  private final Honest honest = new Honest();

  @Test
  void theHonestOneIsAccepted() {
    assertThat(honest.accepted(honest.body()))
        .hasValueSatisfying(read -> assertThat(honest.isRepeatedBy(read)).isTrue());
    assertThat(FuzzProof.isHonestTaken()).isTrue();
    assertThat(FuzzStaff.areHonestTaken()).isTrue();
  }

  /// The JDK reads some certificates that are written in two ways, such as a signature that ends
  /// with a 0 and counts it as unused: what is accepted is then what the device has signed, nothing
  /// else.
  @Test
  void aTurnedBitOfTheAttestationObjectGivesNothingThatWasNotSigned() {
    byte[] object = honest.object();
    IntStream.range(0, object.length * 8)
        .forEach(bit ->
            assertThat(honest.accepted(honest.body(honest.clientData(), turned(object, bit))))
                .as("bit %s", bit)
                .satisfiesAnyOf(
                    none -> assertThat(none).isEmpty(),
                    same -> assertThat(honest.isRepeatedBy(same.orElseThrow())).isTrue()));
  }

  @Test
  void noBitOfTheClientDataCanBeTurned() {
    byte[] client = honest.clientData();
    IntStream.range(0, client.length * 8)
        .forEach(bit -> isRefused(turned(client, bit), honest.object(), "bit " + bit));
  }

  @Test
  void noLengthButTheRightOneIsTaken() {
    byte[] object = honest.object();
    byte[] client = honest.clientData();
    IntStream.range(0, object.length)
        .forEach(n -> isRefused(client, Arrays.copyOf(object, n), "object of " + n));
    IntStream.range(0, client.length)
        .forEach(n -> isRefused(Arrays.copyOf(client, n), object, "client data of " + n));
    for (int more : new int[] {1, 2, 255, 4096, 40_000}) {
      isRefused(client, Arrays.copyOf(object, object.length + more), "object and " + more);
      isRefused(Arrays.copyOf(client, client.length + more), object, "client data and " + more);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 9, 100, 20_000})
  void nothingIsTakenOutOfAnythingAround(int levels) {
    byte[] object = honest.object();
    byte[] lists = new byte[levels + object.length];
    Arrays.fill(lists, 0, levels, (byte) 0x81);
    System.arraycopy(object, 0, lists, levels, object.length);
    isRefused(honest.clientData(), lists, "in lists");
    String client = new String(honest.clientData(), StandardCharsets.US_ASCII);
    String around = "[".repeat(levels) + client + "]".repeat(levels);
    isRefused(bytes(around), object, "client data in lists");
    String deep = "{\"a\":".repeat(levels) + client + "}".repeat(levels);
    isRefused(bytes(deep), object, "client data in objects");
    assertThat(honest.accepted(bytes("[".repeat(levels) + text(honest.body()) + "]"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "challenge", "origin", "crossOrigin"})
  void noMemberOfTheClientDataComesTwice(String member) {
    String client = text(honest.clientData());
    String twice = "{\"" + member + "\":false," + client.substring(1);
    isRefused(bytes(twice), honest.object(), member);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "rawId", "type", "response", "authenticatorAttachment"})
  void noMemberOfTheBodyComesTwice(String member) {
    String twice = "{\"" + member + "\":\"x\"," + text(honest.body()).substring(1);
    assertThat(honest.accepted(bytes(twice))).isEmpty();
  }

  /// fmt, attStmt and authData stand at the first level of a map of three (0xa3).
  @Test
  void noKeyOfTheAttestationObjectComesTwice() {
    byte[] object = honest.object();
    for (String key : List.of("fmt", "attStmt", "authData")) {
      byte[] more = Cbor.join(new byte[] {(byte) 0xa4}, Cbor.of(key), Cbor.of("none"));
      byte[] twice = Cbor.join(more, Arrays.copyOfRange(object, 1, object.length));
      isRefused(honest.clientData(), twice, key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", "\u0000", "}", "{}", "\ufeff"})
  void nothingStandsBehindTheEnd(String more) {
    String client = text(honest.clientData());
    isRefused((client + more).getBytes(StandardCharsets.UTF_8), honest.object(), "client data");
    isRefused((more + client).getBytes(StandardCharsets.UTF_8), honest.object(), "before it");
  }

  /// The same bytes for everybody: a failure can be repeated.
  @ParameterizedTest
  @MethodSource("targets")
  void chanceBreaksNothing(Consumer<byte[]> target) {
    Random random = new Random(SEED);
    for (int round = 0; round < 3_000; round++) {
      byte[] input = new byte[random.nextInt(1, 40)];
      random.nextBytes(input);
      target.accept(input);
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatWasFoundOnceIsTriedAgain(Consumer<byte[]> target) throws IOException {
    try (Stream<Path> files = Files.walk(FOUND)) {
      files.filter(Files::isRegularFile).map(MutationsTest::content).forEach(target);
    }
  }

  static Stream<Consumer<byte[]>> targets() {
    return Stream.of(
        FuzzResponse::fuzzerTestOneInput,
        FuzzProof::fuzzerTestOneInput,
        FuzzStaff::fuzzerTestOneInput);
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void isRefused(byte[] clientData, byte[] object, String what) {
    Optional<RegistrationResponse> accepted = honest.accepted(honest.body(clientData, object));
    assertThat(accepted).as(what).isEmpty();
  }

  private static byte[] turned(byte[] bytes, int bit) {
    byte[] turned = bytes.clone();
    turned[bit / 8] ^= (byte) (1 << bit % 8);
    return turned;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}

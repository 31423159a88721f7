package dev.firstkey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// C2SP signed-note and tlog-checkpoint, byte by byte.
class SignedNoteTest {
  private static final String VKEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  private static final SignerKey KEY = SignerKey.of("log.example/one", new byte[32]);
  private static final SignerKey NEXT =
      SignerKey.of("log.example/one", "b".repeat(32).getBytes(StandardCharsets.US_ASCII));
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(
          "log.example/one",
          20852163,
          Hash.ofBase64("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="));

  @Test
  void aKnownKeyIsReadAndWritten() {
    VerifierKey key = VerifierKey.of(VKEY);
    assertThat(key.name()).isEqualTo("example.com/foo");
    assertThat(key.toString()).isEqualTo(VKEY);
  }

  /// RFC 8032 §7.1, test 1: the seed, the public key and the signature of no bytes.
  @Test
  void theAlgorithmIsTheOneOfRfc8032() {
    var hex = java.util.HexFormat.of();
    byte[] seed = hex.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    assertThat(hex.formatHex(Ed25519.publicOf(seed)))
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertThat(hex.formatHex(Ed25519.sign(seed, new byte[0])))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  @Test
  void theNoteOfTheSpecificationIsReadAndWrittenAgainByteByByte() {
    String note =
        """
        Ognuno sta solo sul cuor della terra
        trafitto da un raggio di sole:

        ed \u00e8 subito sera.

        \u2014 quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
        """;
    SignedNote read = SignedNote.of(utf8(note));
    assertThat(read.text()).endsWith("ed \u00e8 subito sera.\n").contains("sole:\n\ned");
    assertThat(read.lines())
        .singleElement()
        .extracting(SignedNote.Line::name)
        .isEqualTo("quasimodo.example/salvatore");
    assertThat(read.written()).isEqualTo(note);
  }

  @Test
  void theCheckpointOfTheSpecificationIsReadAndWrittenAgainByteByByte() {
    String note =
        """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        """;
    SignedNote read = SignedNote.of(utf8(note));
    Checkpoint checkpoint = Checkpoint.of(read.text());
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20852163);
    assertThat(new SignedNote(checkpoint.text(), read.lines()).written()).isEqualTo(note);
  }

  @Test
  void whatIsSignedIsVerified() {
    SignedNote note = SignedNote.of(utf8(CHECKPOINT.signed(List.of(KEY)).written()));
    assertThat(note.isSignedBy(List.of(KEY.verifier()))).isTrue();
    assertThat(Checkpoint.of(note.text())).isEqualTo(CHECKPOINT);
  }

  @Test
  void anotherTextAnotherKeyAndAnotherNameAreRefused() {
    SignedNote note = CHECKPOINT.signed(List.of(KEY));
    SignedNote moved = new SignedNote(note.text().replace("63\n", "64\n"), note.lines());
    assertThat(moved.isSignedBy(List.of(KEY.verifier()))).isFalse();
    assertThat(note.isSignedBy(List.of(NEXT.verifier()))).isFalse();
    assertThat(note.isSignedBy(List.of())).isFalse();
    SignerKey renamed = SignerKey.of("log.example/two", new byte[32]);
    assertThat(note.isSignedBy(List.of(renamed.verifier()))).isFalse();
  }

  @Test
  void aRotationHasBothSignaturesAndEitherKeyVerifiesIt() {
    SignedNote note = SignedNote.of(utf8(CHECKPOINT.signed(List.of(KEY, NEXT)).written()));
    assertThat(note.isSignedBy(List.of(KEY.verifier()))).isTrue();
    assertThat(note.isSignedBy(List.of(NEXT.verifier()))).isTrue();
  }

  @Test
  void aFailedSignatureOfAKnownKeySpoilsTheNote() {
    SignedNote one = CHECKPOINT.signed(List.of(KEY));
    SignedNote.Line wrong = NEXT.sign("something else\n");
    SignedNote both = new SignedNote(one.text(), List.of(one.lines().getFirst(), wrong));
    assertThat(both.isSignedBy(List.of(KEY.verifier()))).isTrue();
    assertThat(both.isSignedBy(List.of(KEY.verifier(), NEXT.verifier()))).isFalse();
  }

  @Test
  void aSignerKeyIsReadAsItWasWritten() {
    SignerKey read = SignerKey.of(KEY.secret());
    assertThat(read.verifier()).isEqualTo(KEY.verifier());
    assertThat(KEY.secret()).startsWith("PRIVATE+KEY+log.example/one+");
    assertThat(KEY.toString()).doesNotContain("PRIVATE").contains(KEY.verifier().toString());
    assertThatThrownBy(() -> SignerKey.of(KEY.secret().replace("one+", "two+")))
        .isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "text\n",
        "text\n\n",
        "text\n\n\u2014 a",
        "text\n\n\u2014 a AAAAAAAA",
        "text\n\n- a AAAAAAAA\n",
        "text\n\n\u2014 a AAAA\n",
        "text\n\n\u2014 a+b AAAAAAAA\n",
        "text\n\n\u2014  AAAAAAAA\n",
        "te\rxt\n\n\u2014 a AAAAAAAA\n",
        "text\n\n\u2014 a A*AAAAAA\n"
      })
  void noteThatIsNoneIsRefused(String note) {
    assertThatThrownBy(() -> SignedNote.of(utf8(note))).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "o\n1\n",
        "o\n01\nROOT\n",
        "o\n-1\nROOT\n",
        "o\n+1\nROOT\n",
        "\n1\nROOT\n",
        "o\n1\nROOT",
        "o\n1\nROOT\n\n",
        "o\n1\nAAAA\n",
        "o\n9999999999999999999\nROOT\n",
        "o\n1\n ROOT\n"
      })
  void aCheckpointThatIsNoneIsRefused(String text) {
    String whole = text.replace("ROOT", Hash.OF_NOTHING.base64());
    assertThatThrownBy(() -> Checkpoint.of(whole)).isInstanceOf(Malformed.class);
  }

  @Test
  void extensionLinesAreReadOver() {
    String text = "o\n0\n" + Hash.OF_NOTHING.base64() + "\nmore\n";
    assertThat(Checkpoint.of(text)).isEqualTo(new Checkpoint("o", 0, Hash.OF_NOTHING));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

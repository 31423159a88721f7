package dev.firstkey.enrollmentgateway.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.Signature;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// A faster library is asked where it works, and the JDK otherwise.
class FastSignaturesTest {
  private static final String CORRETTO =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  /// Claims to be a provider, and has no ES256.
  public static final class Broken {
    public static final Provider INSTANCE = new Provider("Broken", "1", "nothing") {};
  }

  /// As on a machine for which the library was not made.
  public static final class NotForThisMachine {
    public static final Provider INSTANCE = fail();

    private static Provider fail() {
      throw new UnsatisfiedLinkError("not for this machine");
    }
  }

  @Test
  void whatIsNotThereOrDoesNotWorkIsNotAsked() {
    assertThat(FastSignatures.provider("no.such.Provider")).isEmpty();
    assertThat(FastSignatures.provider(Broken.class.getName())).isEmpty();
    assertThat(FastSignatures.provider(NotForThisMachine.class.getName())).isEmpty();
    assertThat(FastSignatures.provider(Object.class.getName())).isEmpty();
  }

  /// Other machines have no such library in the build, and lose nothing but time.
  @Test
  void whereItIsThereItSaysWhatTheJdkSays() throws GeneralSecurityException {
    Provider fast = FastSignatures.provider(CORRETTO).orElse(null);
    boolean isLinux = System.getProperty("os.name").equals("Linux");
    boolean isAmd64 = System.getProperty("os.arch").equals("amd64");
    assertThat(fast != null).isEqualTo(isLinux && isAmd64);
    if (fast != null) {
      KeyPair keys = Maker.keys();
      byte[] message = new byte[300];
      byte[] right = Device.sign(keys.getPrivate(), message);
      assertThat(takes(fast, keys, message, right)).isTrue();
      for (int bit = 0; bit < right.length * 8; bit++) {
        byte[] wrong = Arrays.copyOf(right, right.length);
        wrong[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(takes(fast, keys, message, wrong)).as("bit %s", bit).isFalse();
      }
    }
  }

  private static boolean takes(Provider by, KeyPair keys, byte[] message, byte[] signature) {
    try {
      var verifying = Signature.getInstance("SHA256withECDSA", by);
      verifying.initVerify(keys.getPublic());
      verifying.update(message);
      return verifying.verify(signature);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}

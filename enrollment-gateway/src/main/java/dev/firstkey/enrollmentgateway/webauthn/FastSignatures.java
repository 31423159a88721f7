package dev.firstkey.enrollmentgateway.webauthn;

import dev.firstkey.enrollmentgateway.GatewayConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Has ES256 signatures, those of proofs and those of authenticators, verified by Amazon Corretto's
/// provider where it works on this machine, and by the JDK's own otherwise. Nothing else is taken
/// from it. See `docs/decisions/0022-ecdsa.md`.
@ApplicationScoped
class FastSignatures {
  private static final Logger LOG = Logger.getLogger(FastSignatures.class);
  private static final String CORRETTO =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final String ALGORITHM = "SHA256withECDSA";

  private final boolean wanted;

  FastSignatures(GatewayConfig config) {
    this.wanted = config.fastSignatures();
  }

  void install(@Observes StartupEvent started) {
    Optional<Provider> found = wanted ? provider(CORRETTO) : Optional.empty();
    found.ifPresent(provider -> Security.insertProviderAt(provider, 1));
    LOG.infof("ES256 is verified by %s", found.isPresent() ? "Amazon Corretto" : "the JDK");
  }

  /// One that offers ES256 alone; empty where the class is not there, does not load here, or does
  /// not verify what the JDK has signed.
  static Optional<Provider> provider(String name) {
    try {
      Provider whole = (Provider) Class.forName(name).getField("INSTANCE").get(null);
      Provider fast = new OnlyEs256(whole.getService("Signature", ALGORITHM));
      return verifies(fast) ? Optional.of(fast) : Optional.empty();
    } catch (ReflectiveOperationException
        | GeneralSecurityException
        | LinkageError
        | RuntimeException e) {
      LOG.infof("no faster ES256 here: %s", e.getClass().getName());
      return Optional.empty();
    }
  }

  /// A right signature is taken, and a wrong one is not.
  private static boolean verifies(Provider provider) throws GeneralSecurityException {
    var keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    var pair = keys.generateKeyPair();
    var signing = Signature.getInstance(ALGORITHM);
    signing.initSign(pair.getPrivate());
    signing.update((byte) 1);
    byte[] signature = signing.sign();
    return isTaken(provider, pair.getPublic(), (byte) 1, signature)
        && !isTaken(provider, pair.getPublic(), (byte) 2, signature);
  }

  private static boolean isTaken(
      Provider provider, java.security.PublicKey key, byte message, byte[] signature)
      throws GeneralSecurityException {
    var verifying = Signature.getInstance(ALGORITHM, provider);
    verifying.initVerify(key);
    verifying.update(message);
    return verifying.verify(signature);
  }

  /// Passes on the one service.
  private static final class OnlyEs256 extends Provider {
    OnlyEs256(Service es256) {
      super("FirstkeyEs256", "1", "verifies ES256");
      putService(new Passed(this, es256));
    }
  }

  /// The service of another provider under this one's name.
  private static final class Passed extends Provider.Service {
    private final Provider.Service of;

    Passed(Provider by, Provider.Service of) {
      super(by, of.getType(), of.getAlgorithm(), of.getClassName(), null, null);
      this.of = of;
    }

    @Override
    public Object newInstance(Object parameter) throws java.security.NoSuchAlgorithmException {
      return of.newInstance(parameter);
    }

    @Override
    public boolean supportsParameter(Object parameter) {
      return parameter instanceof java.security.PublicKey;
    }
  }
}

package dev.firstkey.enrollmentgateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/// The one place where chance comes from.
@ApplicationScoped
class Chance {
  private final SecureRandom random = new SecureRandom();

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}

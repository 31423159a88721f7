package dev.firstkey.newhire;

import java.util.Base64;

/// Base64url without padding, as WebAuthn and JOSE write bytes.
public final class Base64Url {

  private Base64Url() {}

  public static String of(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}

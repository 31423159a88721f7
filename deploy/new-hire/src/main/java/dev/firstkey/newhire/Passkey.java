package dev.firstkey.newhire;

import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;

/// One credential in the authenticator: who it is for, its key, and how often it has signed.
public final class Passkey {

  private final byte[] credentialId;
  private final String rpId;
  private final byte[] userHandle;
  private final KeyPair keys;
  private final CoseKey publicKey;
  private long counter;

  Passkey(byte[] credentialId, String rpId, byte[] userHandle, KeyPair keys, CoseKey publicKey) {
    this.credentialId = credentialId.clone();
    this.rpId = rpId;
    this.userHandle = userHandle.clone();
    this.keys = keys;
    this.publicKey = publicKey;
  }

  public byte[] credentialId() {
    return credentialId.clone();
  }

  /// The public key as CBOR, RFC 9052 (COSE_Key).
  public byte[] cosePublicKey() {
    return publicKey.cbor();
  }

  /// The private number, for whoever must show that it went nowhere.
  public byte[] privateNumber() {
    return keys.getPrivate() instanceof RSAPrivateKey rsa
        ? rsa.getPrivateExponent().toByteArray()
        : P256.privateNumber(keys);
  }

  public String rpId() {
    return rpId;
  }

  /// The bytes of `user.id` that the registration was for.
  public byte[] userHandle() {
    return userHandle.clone();
  }

  /// The same credential as another user's: what a thief of an account id would try. Its key stays.
  public Passkey claimedFor(byte[] otherUserHandle) {
    return new Passkey(credentialId, rpId, otherUserHandle, keys, publicKey);
  }

  boolean isFor(String relyingParty) {
    return rpId.equals(relyingParty);
  }

  boolean hasId(byte[] id) {
    return Arrays.equals(credentialId, id);
  }

  KeyPair keys() {
    return keys;
  }

  /// Synced passkeys keep this at 0; a device-bound one counts.
  long count(boolean counts) {
    if (counts) {
      counter++;
    }
    return counter;
  }
}

package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.domain.Authenticator;
import dev.firstkey.joineringest.domain.Passkey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An authenticator.
@Entity
@Table(name = "authenticator")
class AuthenticatorRow {
  @Id UUID id;
  String workerId;
  String episodeId;
  String accountId;
  String credentialId;
  String publicKey;
  UUID aaguid;
  long signCount;
  String transports = "";
  boolean revoked;
  boolean published;

  static AuthenticatorRow of(String workerId, Authenticator authenticator) {
    AuthenticatorRow row = new AuthenticatorRow();
    row.id = authenticator.id();
    row.workerId = workerId;
    row.episodeId = authenticator.episodeId();
    row.revoked = authenticator.revoked();
    row.published = authenticator.published();
    authenticator.passkey().ifPresent(row::take);
    return row;
  }

  Authenticator authenticator() {
    return new Authenticator(id, episodeId, passkey(), revoked, published);
  }

  private void take(Passkey passkey) {
    accountId = passkey.accountId();
    credentialId = passkey.credentialId();
    publicKey = passkey.publicKey();
    aaguid = passkey.aaguid();
    signCount = passkey.signCount();
    transports = String.join(" ", passkey.transports());
  }

  private Optional<Passkey> passkey() {
    return Optional.ofNullable(credentialId)
        .map(credential ->
            new Passkey(id, accountId, credential, publicKey, aaguid, signCount, transportList()));
  }

  private List<String> transportList() {
    return transports.isEmpty() ? List.of() : List.of(transports.split(" "));
  }
}

package dev.firstkey.enrollmentgateway.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// A row of authenticator, as far as it is read.
@Entity
@Immutable
@Table(name = "authenticator")
class AuthenticatorRow {
  @Id UUID authenticatorId;
  String credentialId;
}

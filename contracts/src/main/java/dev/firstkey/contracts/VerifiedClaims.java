package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was verified and how: `verified_claims` of OpenID Identity Assurance Schema Definition 1.0,
/// of which only what holds no name and no number.
///
/// @param verification How it was verified.
/// @param claims What was verified: which worker it is.
public record VerifiedClaims(Verification verification, Claims claims) {

  public VerifiedClaims {
    Require.present(verification, "verification");
    Require.present(claims, "claims");
  }

  /// How it was verified.
  ///
  /// @param trustFramework The rules that were followed.
  /// @param time When it was verified.
  /// @param evidence What was looked at and what was done with it.
  public record Verification(
      @JsonProperty("trust_framework") String trustFramework,
      Instant time,
      List<Evidence> evidence) {

    public Verification {
      Require.text(trustFramework, "trust_framework");
      Require.present(time, "time");
      evidence = List.copyOf(evidence);
    }
  }

  /// One thing that was looked at.
  ///
  /// @param type `document`, or `vouch` where the registrar knows the person.
  /// @param checkDetails What was done with it.
  /// @param documentDetails Which document it was. May be null.
  public record Evidence(
      String type,
      @JsonProperty("check_details") List<CheckDetails> checkDetails,
      @JsonProperty("document_details") @Nullable DocumentDetails documentDetails) {

    public Evidence {
      Require.text(type, "type");
      checkDetails = List.copyOf(checkDetails);
    }
  }

  /// What was done.
  ///
  /// @param checkMethod `vpip`, the document was validated in person, or `pvp`, the person was
  ///   compared with it in person.
  public record CheckDetails(@JsonProperty("check_method") String checkMethod) {

    public CheckDetails {
      Require.text(checkMethod, "check_method");
    }
  }

  /// A document, without its number.
  ///
  /// @param type Which kind.
  public record DocumentDetails(DocumentType type) {

    public DocumentDetails {
      Require.present(type, "type");
    }
  }

  /// Who it is.
  ///
  /// @param workerId HR's own opaque, stable id of the worker.
  public record Claims(@JsonProperty("worker_id") String workerId) {

    public Claims {
      Require.id(workerId, "worker_id");
    }
  }
}

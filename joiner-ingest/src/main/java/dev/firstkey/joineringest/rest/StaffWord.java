package dev.firstkey.joineringest.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.GivenUpRecord;
import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.contracts.StrictJson;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// What somebody of the staff says about a decision: who they are, by their token, and where the
/// decision is written, by the body's member `reference`. Problems are RFC 9457's.
///
/// @param actor as events name who acted
/// @param body the whole body
record StaffWord(String actor, JsonNode body) {
  private static final String SUBJECT = "[A-Za-z0-9._@-]{1,128}";

  /// @param members which the body may have
  /// @throws HttpProblem 400 where it has others or no reference, 403 where the token does not say
  ///   by a plain subject who it is for
  static StaffWord of(JsonWebToken token, byte[] body, Set<String> members) {
    JsonNode said =
        Optional.ofNullable(body)
            .flatMap(StrictJson::object)
            .filter(json -> json.propertyStream().allMatch(one -> members.contains(one.getKey())))
            .filter(json -> GivenUpRecord.isReference(json.path("reference").textValue()))
            .orElseThrow(StaffWord::malformed);
    return new StaffWord(actor(token), said);
  }

  /// Where the decision is written.
  String reference() {
    return body.path("reference").asText();
  }

  /// Why something is rejected, by the body's member `because`.
  ///
  /// @throws HttpProblem 400 where it is not one of the words
  RejectedBecause because() {
    return Optional.ofNullable(body.path("because").textValue())
        .flatMap(RejectedBecause::ofWord)
        .orElseThrow(() ->
            problem(
                    Response.Status.BAD_REQUEST,
                    "no-such-reason",
                    "The member because must say why: one of reasons.")
                .with(
                    "reasons",
                    Arrays.stream(RejectedBecause.values()).map(RejectedBecause::word).toList())
                .build());
  }

  /// As events name who acted: by the token's subject, which is opaque and the same for ever. Names
  /// change and are personal.
  ///
  /// @throws HttpProblem 403 where the token does not say so plainly
  static String actor(JsonWebToken token) {
    String subject = token.getSubject();
    if (subject == null || !subject.matches(SUBJECT)) {
      throw problem(
              Response.Status.FORBIDDEN,
              "nameless",
              "The token does not say by a plain subject who it is for.")
          .build();
    }
    return "person:" + subject;
  }

  static HttpProblem malformed() {
    return problem(
            Response.Status.BAD_REQUEST,
            "malformed",
            "The body must be one JSON object with the member reference, where the decision is"
                + " written (1 to 64 letters, digits, '.', '_' and '-'), and the members of the"
                + " decision: members for a completion, workerId for a merge, source for all that waits its turn, both to undo a"
                + " merge, because for a rejection.")
        .build();
  }

  static HttpProblem.Builder problem(Response.Status status, String word, String title) {
    return HttpProblem.builder()
        .withType(URI.create("urn:firstkey:problem:" + word))
        .withTitle(title)
        .withStatus(status);
  }
}

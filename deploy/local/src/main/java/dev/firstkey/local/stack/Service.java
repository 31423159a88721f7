package dev.firstkey.local.stack;

import dev.firstkey.contracts.Topic;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// The five services.
public enum Service {
  JOINER_INGEST("FIRSTKEY_INGEST"),
  PASS_ISSUER("FIRSTKEY_ISSUER"),
  ENROLLMENT_GATEWAY("FIRSTKEY_GATEWAY"),
  REVOCATION_WORKER("FIRSTKEY_REVOCATION"),
  AUDIT_SINK("FIRSTKEY_AUDIT");

  private final String variable;

  Service(String variable) {
    this.variable = variable;
  }

  /// The topics that it reads.
  Set<Topic> hears() {
    return switch (this) {
      case JOINER_INGEST ->
          Set.of(Topic.HRIS, Topic.HRIS_SCIM, Topic.ENROLLMENT_COMPLETE, Topic.REVOCATION);
      case PASS_ISSUER ->
          Set.of(
              Topic.JOINER,
              Topic.ENROLLMENT,
              Topic.ENROLLMENT_COMPLETE,
              Topic.EXPIRY,
              Topic.REVOCATION,
              Topic.AUDIT_CHECKPOINT);
      case ENROLLMENT_GATEWAY ->
          Set.of(
              Topic.JOINER, Topic.ISSUANCE, Topic.REVOCATION, Topic.EXPIRY, Topic.WORKER_PROFILE);
      case REVOCATION_WORKER ->
          Set.of(Topic.JOINER, Topic.ISSUANCE, Topic.ENROLLMENT, Topic.ENROLLMENT_COMPLETE);
      case AUDIT_SINK ->
          Set.of(
              Topic.JOINER,
              Topic.ISSUANCE,
              Topic.ENROLLMENT,
              Topic.ENROLLMENT_COMPLETE,
              Topic.EXPIRY,
              Topic.REVOCATION,
              Topic.AUDIT);
    };
  }

  /// The module, the schema and the process, as in `pass-issuer`.
  public String spoken() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The name under which `./firstkey env` says where it answers.
  String variable() {
    return variable;
  }

  /// @param replica the first is 1
  int port(Ports ports, int replica) {
    return ports.at(
        replica == 1 ? ordinal() : Ports.COUNT + (replica - 2) * values().length + ordinal());
  }

  String url(Ports ports, int replica) {
    return "http://localhost:" + port(ports, replica);
  }

  /// The address of audit-sink's log without its scheme, as the log is named (C2SP tlog-tiles).
  String logOrigin(Ports ports) {
    return url(ports, 1).substring("http://".length()) + Stack.LOG;
  }

  static java.util.stream.Stream<Service> all() {
    return Arrays.stream(values());
  }
}

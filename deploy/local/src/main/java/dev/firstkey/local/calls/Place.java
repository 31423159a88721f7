package dev.firstkey.local.calls;

import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.StaffTokens;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/// Where the demo takes place: a stack, and ways to talk to it.
public record Place(Stack stack, Api api, Tokens tokens) {

  /// With ways of its own.
  public static Place on(Stack stack) {
    return on(stack, _ -> {});
  }

  /// @param sent is shown the headers of each call
  public static Place on(Stack stack, Consumer<Map<String, String>> sent) {
    var tokens = new Tokens(new StaffTokens(stack), Clock.systemUTC());
    return new Place(stack, new Api(sent), tokens);
  }

  /// What the audit log tells.
  public AuditTrail audit() {
    return new AuditTrail(api, stack.url(Service.AUDIT_SINK), tokens);
  }

  public URI realm() {
    return URI.create(stack.realm());
  }
}

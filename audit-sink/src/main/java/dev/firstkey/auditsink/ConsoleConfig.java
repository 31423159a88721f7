package dev.firstkey.auditsink;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// Where analysts and auditors sign in on the console (docs/decisions/0025-the-console.md).
@ConfigMapping(prefix = "firstkey.console")
public interface ConsoleConfig {

  /// The issuer whose tokens this service takes. Without it the console says that nobody can sign
  /// in.
  Optional<String> issuer();

  /// The public OIDC client of the console.
  @WithDefault("firstkey-console")
  String client();
}

package dev.firstkey.enrollmentgateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an installation decides about registrars.
@ConfigMapping(prefix = "firstkey.gateway.staff")
public interface StaffConfig {

  /// How old a registrar's sign-in may be where they confirm a person or look somebody up.
  @WithDefault("PT15M")
  Duration maxAge();

  /// The authentication contexts (`acr`) of which the sign-in must be one; any where none is named.
  Optional<List<String>> acrValues();

  /// How many statements about a person one registrar may make in an hour.
  @WithDefault("60")
  int statements();

  /// How often one registrar may look somebody up in an hour.
  @WithDefault("120")
  int lookUps();

  /// How long before their first day people are shown by a look-up.
  @WithDefault("P1D")
  Duration shownBefore();

  /// How long after their first day people are shown by a look-up.
  @WithDefault("P30D")
  Duration shownAfter();

  /// Where staff sign in on the page: the issuer whose tokens this service takes. Without it the
  /// page says that nobody can sign in.
  Optional<String> issuer();

  /// The public OIDC client of the page.
  @WithDefault("firstkey-staff")
  String client();

  /// The rules by which registrars confirm people, as `verified_claims` names them.
  @WithDefault("urn:firstkey:trust-framework:attended")
  String trustFramework();
}

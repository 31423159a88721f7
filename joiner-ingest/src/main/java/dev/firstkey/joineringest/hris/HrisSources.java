package dev.firstkey.joineringest.hris;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/// Which producers are believed.
@ConfigMapping(prefix = "firstkey.hris")
public interface HrisSources {

  /// The CloudEvents sources that may speak about workers.
  @WithDefault("urn:example:hris")
  Set<String> sources();
}

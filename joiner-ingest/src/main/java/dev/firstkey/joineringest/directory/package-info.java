/// The port to the directory, spoken to Keycloak or to any SCIM 2.0 service.
@NullMarked
package dev.firstkey.joineringest.directory;

import org.jspecify.annotations.NullMarked;

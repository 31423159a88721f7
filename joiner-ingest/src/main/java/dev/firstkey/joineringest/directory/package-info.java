/// The port to the directory, spoken to Keycloak.
@NullMarked
package dev.firstkey.joineringest.directory;

import org.jspecify.annotations.NullMarked;

/// The directory as a client sees it: the sign-in over Keycloak's own pages, and what its API tells
/// about accounts.
@NullMarked
package dev.firstkey.local.client;

import org.jspecify.annotations.NullMarked;

/// The pages of the running stack in a real browser: the new hire's on a phone with a virtual
/// authenticator, and the registrar's.
@NullMarked
package dev.firstkey.local.pages;

import org.jspecify.annotations.NullMarked;

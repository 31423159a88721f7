/// Calls to the services' public HTTP interfaces, as the new hire's page, staff and analysts make
/// them.
@NullMarked
package dev.firstkey.local.calls;

import org.jspecify.annotations.NullMarked;

/// A new hire's visit to the gateway with as few calls as it needs, for those who send thousands.
@NullMarked
package dev.firstkey.local.visit;

import org.jspecify.annotations.NullMarked;

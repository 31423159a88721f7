/// From the bytes of an HR record to what it says: strict JSON, CloudEvents attributes, allowed
/// source, the schema of the type, and what a schema cannot say. Content is never quoted.
@NullMarked
package dev.firstkey.joineringest.hris;

import org.jspecify.annotations.NullMarked;

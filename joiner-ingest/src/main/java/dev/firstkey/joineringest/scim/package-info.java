/// SCIM 2.0 Users (RFC 7643, RFC 7644) without HTTP and without a database: which attributes are
/// kept, how a patch changes them, which of them a filter finds, and what they say of an employment
/// in the form of an HR record.
@NullMarked
package dev.firstkey.joineringest.scim;

import org.jspecify.annotations.NullMarked;

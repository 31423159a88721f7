/// The ports to files: the key that signs, and the second place of the log.
@NullMarked
package dev.firstkey.auditsink.files;

import org.jspecify.annotations.NullMarked;

/// What an entry says and why an offset has none: pure, with nothing read from outside.
@NullMarked
package dev.firstkey.auditsink.domain;

import org.jspecify.annotations.NullMarked;

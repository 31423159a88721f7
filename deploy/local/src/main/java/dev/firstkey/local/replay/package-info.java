/// Everything heard again from the beginning, by every service at once: nothing is said a second
/// time. [ReplayCommand] runs it, [Sayings] are what is compared.
@NullMarked
package dev.firstkey.local.replay;

import org.jspecify.annotations.NullMarked;

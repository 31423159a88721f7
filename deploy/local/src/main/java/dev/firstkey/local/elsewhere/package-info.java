/// What a new hire holds while their pass is there, presented everywhere where it does not belong.
@NullMarked
package dev.firstkey.local.elsewhere;

import org.jspecify.annotations.NullMarked;

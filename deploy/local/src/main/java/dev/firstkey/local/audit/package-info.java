/// What an auditor does with the log: takes it along, and verifies it.
@NullMarked
package dev.firstkey.local.audit;

import org.jspecify.annotations.NullMarked;

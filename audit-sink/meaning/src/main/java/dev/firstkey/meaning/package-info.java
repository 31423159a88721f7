/// Whether the entries of the audit log obey the rules: [dev.firstkey.meaning.Meaning] reads them
/// and holds the facts of each pass and each episode against the table that the services use
/// ([dev.firstkey.contracts.PassFacts]).
@NullMarked
package dev.firstkey.meaning;

import org.jspecify.annotations.NullMarked;

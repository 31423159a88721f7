package dev.firstkey.joineringest;

import dev.firstkey.contracts.QuarantinedBecause;
import java.util.List;

/// Why a hire has to wait although it is complete.
///
/// @param members that show it
record Doubt(QuarantinedBecause why, List<String> members) {}

/// Races at the running stack, in rounds: several redemptions of one pass at several gateways, and
/// a redemption against what ends a pass.
@NullMarked
package dev.firstkey.local.races;

import org.jspecify.annotations.NullMarked;

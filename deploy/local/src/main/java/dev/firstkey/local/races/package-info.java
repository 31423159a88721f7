/// Races at the running stack, in rounds: several redemptions of one pass at several gateways, and
/// a redemption against what ends a pass.
package dev.firstkey.local.races;

/// What a redemption costs, held against the library's bare verification, and whether anybody can
/// tell by the time of an answer what became of somebody else's visit.
@NullMarked
package dev.firstkey.local.bench.door;

import org.jspecify.annotations.NullMarked;

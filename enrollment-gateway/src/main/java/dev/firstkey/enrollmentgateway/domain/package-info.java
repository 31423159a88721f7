/// What is decided at the door, with nothing but the facts as arguments: what becomes of a
/// transaction, whether a pass may be redeemed, whether a registration response is what was asked
/// for.
@NullMarked
package dev.firstkey.enrollmentgateway.domain;

import org.jspecify.annotations.NullMarked;

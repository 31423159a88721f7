/// What happens to a worker of whom a record is parked, from the parking to the operator's
/// decision. [ParkingCommand] runs it, [Parking] judges.
@NullMarked
package dev.firstkey.local.parking;

import org.jspecify.annotations.NullMarked;

package dev.firstkey.local.canary;

import java.util.Set;

/// One kind of place in which something of a run stays.
interface Places {

  /// Puts the value into each of them.
  ///
  /// @return the names of the places that hold it now
  Set<String> plant(Planted planted) throws Exception;

  /// Shows all that is there, under the name of each place.
  void search(Findings findings) throws Exception;
}

package dev.firstkey.joineringest;

import dev.firstkey.house.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theHouseRulesHold() {
    HouseRules.of("dev.firstkey.joineringest").hold();
  }
}

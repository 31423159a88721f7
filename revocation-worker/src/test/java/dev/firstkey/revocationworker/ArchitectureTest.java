package dev.firstkey.revocationworker;

import dev.firstkey.house.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theHouseRulesHold() {
    HouseRules.of("dev.firstkey.revocationworker").hold();
  }
}

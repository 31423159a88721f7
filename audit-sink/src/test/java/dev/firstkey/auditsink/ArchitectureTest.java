package dev.firstkey.auditsink;

import dev.firstkey.house.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theRulesOfTheHouseHold() {
    HouseRules.of("dev.firstkey.auditsink").hold();
  }
}

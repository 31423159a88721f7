package dev.firstkey.enrollmentgateway;

import dev.firstkey.house.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theHouseRulesHold() {
    HouseRules.of("dev.firstkey.enrollmentgateway").hold();
  }
}

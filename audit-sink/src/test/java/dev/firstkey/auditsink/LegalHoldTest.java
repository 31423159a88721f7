package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// While a court wants to see all of it, nothing is deleted, however old it is.
@QuarkusTest
@TestProfile(LegalHoldTest.Held.class)
class LegalHoldTest {
  @Inject ForgetEntries forgetting;

  public static final class Held implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> config = new HashMap<>(new RetentionTest.TenYears().getConfigOverrides());
      config.put("firstkey.audit.legal-hold", "true");
      return config;
    }
  }

  @Test
  void nothingIsDeleted() throws Throwable {
    CheckpointsTest.visits(80);
    Rows.change("update entry set recorded_at = recorded_at - interval '3651 days'");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Rows.number("select old_before(interval '3650 days')") == 256);
    VertxContextSupport.subscribeAndAwait(forgetting::forget);
    assertThat(Rows.number("select count(*) from minimum_index")).isZero();
    assertThat(Rows.number("select min(log_index) from entry")).isZero();
  }
}

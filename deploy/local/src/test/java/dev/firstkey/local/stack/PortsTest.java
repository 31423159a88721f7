package dev.firstkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

  @Test
  void countUpFromTheBase() {
    var ports = new Ports(18080);
    assertThat(Service.all().map(service -> service.port(ports, 1)))
        .containsExactly(18080, 18081, 18082, 18083, 18084);
    assertThat(Service.all().map(service -> service.port(ports, 2)))
        .containsExactly(18089, 18090, 18091, 18092, 18093);
    assertThat(Service.PASS_ISSUER.port(ports, 3)).isEqualTo(18095);
    assertThat(ports.at(Ports.KEYCLOAK)).isEqualTo(18085);
    assertThat(ports.at(Ports.POSTGRES)).isEqualTo(18086);
    assertThat(ports.broker(1)).isEqualTo(18087);
    assertThat(ports.controller(1)).isEqualTo(18088);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "80", "65530", "-1", "abc", "18080.5", "99999999999"})
  void wantABaseThatIsAPort(String base) {
    assertThatThrownBy(() -> Ports.asked(base))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("FIRSTKEY_PORT_BASE");
  }

  @Test
  void thatAreTakenAreNamedWithTheirPurposeAndAWayOut() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ports = new Ports(other.getLocalPort() - Ports.POSTGRES);
      var postgres = new PostgresPart(new Home(Path.of("."), Path.of("none")), ports);
      assertThatThrownBy(() -> new PortCheck(ports, List.of(postgres)).run())
          .isInstanceOf(Trouble.class)
          .hasMessageContaining(other.getLocalPort() + " (for PostgreSQL)")
          .hasMessageContaining("FIRSTKEY_PORT_BASE=");
    }
  }
}

package dev.firstkey.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContainerEngineTest {

  @Test
  void isTakenForThereWhenItAnswersThePing() throws Exception {
    HttpServer engine =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    engine.createContext(
        "/_ping",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write("OK".getBytes(StandardCharsets.UTF_8));
          }
        });
    engine.start();

    assertThat(ContainerEngine.answers("tcp://127.0.0.1:" + engine.getAddress().getPort()))
        .isTrue();

    engine.stop(0);
  }

  @Test
  void isTakenForAbsentWhenNobodyListens() {
    assertThat(ContainerEngine.answers("unix:///nonexistent/docker.sock")).isFalse();
    assertThat(ContainerEngine.answers("tcp://127.0.0.1:" + FreePort.orGiven(0))).isFalse();
  }

  @Test
  void isTakenForAbsentWhenItSaysNothingForASecond() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(ContainerEngine.answers("tcp://127.0.0.1:" + silent.getLocalPort())).isFalse();
    }
  }

  @Test
  void aModeThatDoesNotExistIsAnErrorThatNamesThoseThatDo() {
    assertThat(BackingMode.parse("containers")).isEqualTo(BackingMode.CONTAINERS);
    assertThatThrownBy(() -> BackingMode.parse("docker"))
        .hasMessageContaining("auto, process, containers");
  }
}

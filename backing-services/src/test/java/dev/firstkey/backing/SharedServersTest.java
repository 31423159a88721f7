package dev.firstkey.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedServersTest {

  private static final Duration IDLE = Duration.ofMinutes(10);

  private Process build;
  private BuildOwner owner;

  @BeforeEach
  void beginABuild() throws IOException {
    build = new ProcessBuilder("sleep", "600").start();
    owner = new BuildOwner(build.pid(), ChildProcess.started(build.toHandle()));
  }

  @AfterEach
  void endTheBuild() {
    build.destroyForcibly();
  }

  @Test
  void endWithTheBuildAndLeaveNothing() {
    SharedServers servers = SharedServers.join(owner, IDLE);
    ProcessHandle daemon = ProcessHandle.of(servers.daemonPid()).orElseThrow();
    ProcessHandle postgres = ProcessHandle.of(servers.postgres().pid()).orElseThrow();

    build.destroyForcibly();

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !daemon.isAlive() && !postgres.isAlive() && !Files.exists(servers.home()));
  }

  @Test
  void areReplacedWhereTheirDaemonWasKilled() throws Exception {
    SharedServers before = SharedServers.join(owner, IDLE);
    ProcessHandle daemon = ProcessHandle.of(before.daemonPid()).orElseThrow();
    daemon.destroyForcibly();
    daemon.onExit().get(10, TimeUnit.SECONDS);

    SharedServers after = SharedServers.join(owner, IDLE);

    assertThat(after.daemonPid()).isNotEqualTo(before.daemonPid());
    assertThat(ProcessHandle.of(before.postgres().pid()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(SharedServers.join(owner, IDLE).bootstrapServers())
        .isEqualTo(after.bootstrapServers());
  }

  @Test
  void endWhenNobodyUsesThem() throws Exception {
    SharedServers servers = SharedServers.join(owner, Duration.ofSeconds(1));
    ProcessHandle daemon = ProcessHandle.of(servers.daemonPid()).orElseThrow();

    Files.delete(
        servers.home().resolve("users").resolve(Long.toString(ProcessHandle.current().pid())));

    await().atMost(Duration.ofSeconds(60)).until(() -> !daemon.isAlive());
    assertThat(build.isAlive()).isTrue();
  }

  @Test
  void areOthersForAnotherBuild() {
    assertThat(SharedServers.join(owner, IDLE).bootstrapServers())
        .isNotEqualTo(SharedServers.join().bootstrapServers());
  }
}

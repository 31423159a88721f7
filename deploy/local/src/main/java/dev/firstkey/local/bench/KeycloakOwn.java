package dev.firstkey.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.client.KeycloakLogin;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Keycloak's own way to a first passkey, in a realm of its own: an administrator creates the user
/// and has an action link mailed; whoever holds the link registers a passkey over Keycloak's pages.
final class KeycloakOwn implements AutoCloseable {
  private static final Pattern PROCEED = Pattern.compile("<a href=\"([^\"]*action-token[^\"]*)\"");
  private static final int REDIRECTS = 6;

  /// Asked for anew each time: an administrator's token lives a minute.
  interface Administrator {
    String token() throws InterruptedException;
  }

  private final Api api;
  private final String directory;
  private final Administrator administrator;
  private final String realm = "bench-" + UUID.randomUUID();
  private final Mailbox mailbox = new Mailbox();

  KeycloakOwn(Api api, String directory, Administrator administrator)
      throws Stopped, InterruptedException {
    this.api = api;
    this.directory = directory;
    this.administrator = administrator;
    expect(api.post(directory + "/admin/realms", administrator.token(), realm()));
  }

  private JsonNode realm() {
    var wanted = JsonNodeFactory.instance.objectNode().put("realm", realm).put("enabled", true);
    wanted
        .put("sslRequired", "none")
        .put("eventsEnabled", true)
        .put("adminEventsEnabled", true)
        .put("webAuthnPolicyPasswordlessRpId", "localhost")
        .put("webAuthnPolicyPasswordlessRpEntityName", "bench")
        .put("webAuthnPolicyPasswordlessUserVerificationRequirement", "required");
    wanted
        .putObject("smtpServer")
        .put("host", "127.0.0.1")
        .put("port", Integer.toString(mailbox.port()))
        .put("from", "keycloak@example.com");
    return wanted;
  }

  /// @return nanoseconds from the first call to the page that says that it is done
  long enroll() throws Stopped, InterruptedException {
    long start = System.nanoTime();
    var name = UUID.randomUUID().toString();
    var address = name + "@example.com";
    var mail = mailbox.linkTo(address);
    var token = administrator.token();
    var user = user(name, address, token);
    expect(
        api.put(
            user + "/execute-actions-email?client_id=account&lifespan=600",
            token,
            JsonNodeFactory.instance.arrayNode().add("webauthn-register-passwordless")));
    try {
      register(URI.create(mail.get(30, TimeUnit.SECONDS)));
    } catch (IOException | ExecutionException | TimeoutException failure) {
      throw new Stopped("Keycloak's own enrollment failed: " + failure);
    }
    return System.nanoTime() - start;
  }

  private String user(String name, String address, String token)
      throws Stopped, InterruptedException {
    var wanted =
        JsonNodeFactory.instance
            .objectNode()
            .put("username", name)
            .put("email", address)
            .put("firstName", "Ada")
            .put("lastName", "Sample")
            .put("enabled", true)
            .put("emailVerified", true);
    var made = api.post(directory + "/admin/realms/" + realm + "/users", token, wanted);
    expect(made);
    return made.header("Location").orElseThrow(() -> new Stopped("no Location of the user"));
  }

  private void register(URI link) throws IOException, InterruptedException, Stopped {
    var browser = new KeycloakLogin(api.http());
    var first = settled(browser, browser.get(link));
    var proceed = PROCEED.matcher(first.body());
    var page =
        proceed.find()
            ? settled(browser, browser.get(URI.create(proceed.group(1).replace("&amp;", "&"))))
            : first;
    var form =
        RegistrationPage.read(page.body())
            .orElseThrow(() -> new Stopped("no registration page but " + page.statusCode()));
    var registration =
        new SoftwareAuthenticator(Traits.platform()).registration(form.options(), directory);
    var end = settled(browser, browser.post(form.action(), RegistrationPage.fields(registration)));
    if (end.statusCode() != 200 || RegistrationPage.read(end.body()).isPresent()) {
      throw new Stopped("Keycloak did not take the passkey: " + end.statusCode());
    }
  }

  private static HttpResponse<String> settled(KeycloakLogin browser, HttpResponse<String> answer)
      throws IOException, InterruptedException {
    var last = answer;
    for (int hop = 0; last.statusCode() == 302 && hop < REDIRECTS; hop++) {
      last = browser.get(last.uri().resolve(last.headers().firstValue("Location").orElseThrow()));
    }
    return last;
  }

  /// What the account holds: the proof that what was measured happened.
  int passkeys() throws Stopped, InterruptedException {
    var token = administrator.token();
    var users = api.get(directory + "/admin/realms/" + realm + "/users?max=5", token).body();
    int held = 0;
    for (var user : users) {
      var address = directory + "/admin/realms/" + realm + "/users/" + user.path("id").asText();
      held += api.get(address + "/credentials", token).body().size();
    }
    return held;
  }

  private static void expect(Api.Answer answer) throws Stopped {
    if (!answer.isSuccess()) {
      throw new Stopped("Keycloak answers " + answer.spoken());
    }
  }

  @Override
  public void close() throws Stopped, InterruptedException {
    mailbox.close();
    expect(
        api.send(
            "DELETE",
            URI.create(directory + "/admin/realms/" + realm),
            java.util.Map.of("Authorization", "Bearer " + administrator.token()),
            null));
  }
}

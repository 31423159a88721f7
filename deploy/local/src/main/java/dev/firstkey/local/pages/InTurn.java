package dev.firstkey.local.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/// Takes the calls of the pages to one replica of the gateway after the other, as a load balancer
/// with no sticky sessions does. The pages do not notice.
final class InTurn {
  private static final Pattern CALL = Pattern.compile("^/(staff/)?transactions(/.*)?$");

  private final List<String> gateways;
  private int calls;

  InTurn(List<String> gateways) {
    this.gateways = List.copyOf(gateways);
  }

  void at(BrowserContext context) {
    if (gateways.size() > 1) {
      context.route(this::isCall, this::forward);
    }
  }

  private boolean isCall(String address) {
    return address.startsWith(gateways.getFirst() + "/")
        && CALL.matcher(URI.create(address).getPath()).matches();
  }

  private void forward(Route call) {
    var path = call.request().url().substring(gateways.getFirst().length());
    var replica = gateways.get(calls++ % gateways.size());
    var answer = call.fetch(new Route.FetchOptions().setUrl(replica + path));
    call.fulfill(new Route.FulfillOptions().setResponse(answer));
  }
}

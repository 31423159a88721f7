package dev.firstkey.enrollmentgateway.rest;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Base64;

/// A keyed pseudonym of the network address that a call comes from: the same for the same address
/// while the key is the same, and no way back without the key. Of IPv6 the first 64 bits count,
/// since one household has them all. Behind a proxy the address is the proxy's, unless Quarkus is
/// told which proxies to believe.
@ApplicationScoped
class NetworkPseudonym {
  private static final int LENGTH = 16;
  private static final int SITE = 8;

  private final GatewayKeys keys;

  NetworkPseudonym(GatewayKeys keys) {
    this.keys = keys;
  }

  String of(HttpServerRequest request) {
    return of(site(request.remoteAddress()));
  }

  String of(byte[] site) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(keys.networkMac(site), LENGTH));
  }

  /// Empty where it is not known.
  private static byte[] site(SocketAddress address) {
    if (address == null || address.hostAddress() == null) {
      return new byte[0];
    }
    try {
      return site(InetAddress.getByName(address.hostAddress()).getAddress());
    } catch (UnknownHostException _) {
      return new byte[0];
    }
  }

  static byte[] site(byte[] address) {
    return address.length == LENGTH ? Arrays.copyOf(address, SITE) : address;
  }
}

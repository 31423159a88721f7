package dev.firstkey.joineringest.hris;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The long-lived tokens of provisioning clients that know nothing better. A token is `fkscim_` and
/// 256 random bits in base64url, and only its SHA-256 is kept: with so many bits a slow or salted
/// hash would add nothing. See `docs/decisions/0024-tokens-of-provisioning-clients.md`.
@ApplicationScoped
public class SourceTokens {
  private static final String BEGINNING = "fkscim_";
  private static final Pattern TOKEN = Pattern.compile(BEGINNING + "[A-Za-z0-9_-]{43}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int MOST = 2;

  private final List<Entry> all;

  SourceTokens(Sources sources) {
    all = sources.all().entrySet().stream().flatMap(SourceTokens::entries).toList();
  }

  /// A token that is known again.
  ///
  /// @param source as the installation names it
  /// @param uri of the source
  /// @param name of the token, as the installation names it
  /// @param issued the day on which it was made
  public record Known(String source, String uri, String name, LocalDate issued) {}

  private record Entry(Known known, String sha256) {}

  private static Stream<Entry> entries(Map.Entry<String, Sources.Source> source) {
    String uri = source.getValue().uri();
    return source.getValue().tokens().entrySet().stream()
        .map(token ->
            new Entry(
                new Known(source.getKey(), uri, token.getKey(), token.getValue().issued()),
                token.getValue().sha256()));
  }

  /// Every token there is.
  public List<Known> all() {
    return all.stream().map(Entry::known).toList();
  }

  /// Whether this is meant to be a token of a source, right or wrong.
  public static boolean isMeantAsOne(String credential) {
    return credential.startsWith(BEGINNING);
  }

  /// The token that this is; empty where it is none. How long it takes says nothing about which.
  public Optional<Known> find(String credential) {
    return TOKEN.matcher(credential).matches() ? find(sha256(credential)) : Optional.empty();
  }

  private Optional<Known> find(byte[] sha256) {
    Optional<Known> found = Optional.empty();
    for (Entry entry : all) {
      byte[] known = HexFormat.of().parseHex(entry.sha256());
      found = MessageDigest.isEqual(known, sha256) ? Optional.of(entry.known()) : found;
    }
    return found;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// @throws IllegalStateException where a token does not say who speaks
  static void check(Sources sources) {
    Set<String> seen = new HashSet<>();
    sources
        .all()
        .forEach((name, source) -> check("firstkey.sources." + name, source.tokens(), seen));
  }

  private static void check(String name, Map<String, Sources.Token> tokens, Set<String> seen) {
    if (tokens.size() > MOST) {
      throw new IllegalStateException(
          name + ".tokens are more than two: one, and the one that takes its place");
    }
    for (var token : tokens.entrySet()) {
      String which = name + ".tokens." + token.getKey();
      if (!SHA256.matcher(token.getValue().sha256()).matches()) {
        throw new IllegalStateException(which + ".sha256 must be 64 of 0-9 and a-f");
      }
      if (!seen.add(token.getValue().sha256())) {
        throw new IllegalStateException(
            which + " is there twice, and nobody could tell who speaks");
      }
    }
  }
}

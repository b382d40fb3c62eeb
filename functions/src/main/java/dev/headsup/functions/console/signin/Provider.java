package dev.headsup.functions.console.signin;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Where people sign in: Cognito's hosted pages, or anything with the same addresses. Everything is
/// over TLS, except on this very machine.
///
/// @param issuer of its tokens; their keys are below `/.well-known/jwks.json`
/// @param client our id there; it is public and has no secret, PKCE stands in for one
/// @param domain of its pages, without a path
/// @param console our own address, which ends in `/console`
public record Provider(URI issuer, String client, URI domain, URI console) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  public Provider {
    safe("the issuer", issuer);
    safe("the domain", domain);
    safe("the console's address", console);
    if (!console.getPath().equals("/console")) {
      throw new IllegalArgumentException("The console's address ends in /console: " + console);
    }
    if (client.isBlank()) {
      throw new IllegalArgumentException("Sign-in needs the id of a client");
    }
  }

  /// Reads the variables of a function.
  ///
  /// @throws IllegalArgumentException naming the address that is none
  public static Provider of(String issuer, String client, String domain, String console) {
    return new Provider(URI.create(issuer), client, URI.create(domain), URI.create(console));
  }

  /// Our origin, as browsers write it: small letters, and no port where it is the scheme's own.
  /// Only this is put right: the way back is compared letter by letter with what the provider was
  /// told, so it stays as it was written.
  public String origin() {
    String scheme = console.getScheme();
    int own = scheme.equals("https") ? 443 : 80;
    int port = console.getPort();
    String host = console.getHost().toLowerCase(Locale.ROOT);
    return scheme + "://" + host + (port == -1 || port == own ? "" : ":" + port);
  }

  /// Where a sign-in begins.
  URI authorize(Trip trip) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", client);
    query.put("redirect_uri", callback());
    query.put("scope", "openid email");
    query.put("state", trip.state());
    query.put("nonce", trip.nonce());
    query.put("code_challenge_method", "S256");
    query.put("code_challenge", trip.challenge());
    return below(domain, "/oauth2/authorize?" + form(query));
  }

  /// Where a code is exchanged.
  URI token() {
    return below(domain, "/oauth2/token");
  }

  /// What is sent there.
  String exchange(String code, Trip trip) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("grant_type", "authorization_code");
    body.put("client_id", client);
    body.put("redirect_uri", callback());
    body.put("code", code);
    body.put("code_verifier", trip.verifier());
    return form(body);
  }

  /// The keys of its tokens.
  URI keys() {
    return below(issuer, "/.well-known/jwks.json");
  }

  /// Where somebody signs out of the provider too; it leads back to us.
  URI logout() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", client);
    query.put("logout_uri", console + "/signed-out");
    return below(domain, "/logout?" + form(query));
  }

  private String callback() {
    return console + "/sign-in/done";
  }

  private static URI below(URI base, String path) {
    String text = base.toString();
    return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
  }

  private static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry ->
            entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static void safe(String what, URI uri) {
    boolean here = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    if (uri.getHost() == null || !("https".equals(uri.getScheme()) || here)) {
      throw new IllegalArgumentException("Sign-in needs https for " + what + ": " + uri);
    }
  }
}

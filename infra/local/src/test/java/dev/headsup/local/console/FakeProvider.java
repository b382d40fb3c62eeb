package dev.headsup.local.console;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headsup.local.house.House;
import dev.headsup.local.stack.ConsoleAccess;
import dev.headsup.local.stack.LocalStack;
import dev.headsup.local.stack.StackOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// An identity provider on loopback with Cognito's addresses, that signs for real: authorize, token
/// with PKCE, keys, logout. What its next token says, or is, a test may change.
final class FakeProvider implements AutoCloseable {
  static final String CLIENT = "console-client";

  final RSAKey key;
  private final HttpServer server;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private InstantSource clock = InstantSource.system();
  private Token token = FakeProvider::honest;
  private List<String> groups = List.of("approver");
  int foreignKeyRequests;

  /// Whether its keys are away.
  volatile boolean keysAway;

  /// Whether its token door begins to answer and never comes to an end.
  volatile boolean dawdles;

  /// Makes the token for what was asked at authorize.
  interface Token {
    String of(FakeProvider provider, Map<String, String> asked) throws JOSEException;
  }

  private FakeProvider() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("key-1").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/oauth2/authorize", this::authorize);
    server.createContext("/oauth2/token", this::token);
    server.createContext("/.well-known/jwks.json", this::keys);
    server.createContext("/foreign.json", this::foreignKeys);
    server.createContext("/logout", this::logout);
    server.start();
  }

  static FakeProvider start() {
    try {
      return new FakeProvider();
    } catch (IOException | JOSEException broken) {
      throw new IllegalStateException("The provider does not start", broken);
    }
  }

  /// A stack whose console people enter by this provider; the provider goes by the stack's clock.
  LocalStack stack() {
    LocalStack stack =
        LocalStack.start(
            new StackOptions(
                0,
                Optional.empty(),
                House.root().resolve("triggers"),
                Optional.empty(),
                House.root().resolve("template.yaml"),
                new ConsoleAccess.SignIn(address(), CLIENT, address())));
    clock(stack.clock());
    return stack;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The time by which it signs.
  void clock(InstantSource clock) {
    this.clock = clock;
  }

  /// What it gives from now on for a code.
  void gives(Token token) {
    this.token = token;
  }

  void isHonest() {
    this.token = FakeProvider::honest;
  }

  /// The groups of whoever signs in.
  void groups(String... groups) {
    this.groups = List.of(groups);
  }

  /// The claims of a good token.
  JWTClaimsSet.Builder claims(Map<String, String> asked) {
    Date now = Date.from(clock.instant());
    return new JWTClaimsSet.Builder()
        .issuer(address().toString())
        .audience(CLIENT)
        .subject("5d1f7c3e-person")
        .claim("email", "mara@example.com")
        .claim("cognito:username", "mara")
        .claim("cognito:groups", groups)
        .claim("token_use", "id")
        .claim("nonce", asked.get("nonce"))
        .issueTime(now)
        .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(5))));
  }

  String signed(JWSHeader header, JWTClaimsSet claims, RSAKey by) throws JOSEException {
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(new RSASSASigner(by));
    return jwt.serialize();
  }

  /// Signed as it should be.
  String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build(), claims, key);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static String honest(FakeProvider provider, Map<String, String> asked)
      throws JOSEException {
    return provider.signed(provider.claims(asked).build());
  }

  /// Signs in at once whoever comes: what is tested is what happens with the code.
  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    String back = asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state");
    boolean known =
        CLIENT.equals(asked.get("client_id"))
            && "code".equals(asked.get("response_type"))
            && "S256".equals(asked.get("code_challenge_method"));
    exchange.getResponseHeaders().set("Location", back);
    answer(exchange, known ? 302 : 400, "");
  }

  private void token(HttpExchange exchange) throws IOException {
    if (dawdles) {
      // Left open: the headers and one letter of an answer whose rest does not come.
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> given = fields(body);
    Map<String, String> asked = codes.remove(given.getOrDefault("code", ""));
    if (asked == null
        || !CLIENT.equals(given.get("client_id"))
        || !"authorization_code".equals(given.get("grant_type"))
        || !Objects.equals(asked.get("redirect_uri"), given.get("redirect_uri"))
        || !hash(given.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    try {
      answer(exchange, 200, "{\"id_token\":\"" + token.of(this, asked) + "\"}");
    } catch (JOSEException broken) {
      answer(exchange, 500, "{}");
    }
  }

  private void keys(HttpExchange exchange) throws IOException {
    answer(exchange, keysAway ? 503 : 200, new JWKSet(key.toPublicJWK()).toString());
  }

  private void foreignKeys(HttpExchange exchange) throws IOException {
    foreignKeyRequests++;
    answer(exchange, 200, "{\"keys\":[]}");
  }

  private void logout(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    exchange.getResponseHeaders().set("Location", asked.get("logout_uri"));
    answer(exchange, CLIENT.equals(asked.get("client_id")) ? 302 : 400, "");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String hash(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> fields(String query) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      fields.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }
}

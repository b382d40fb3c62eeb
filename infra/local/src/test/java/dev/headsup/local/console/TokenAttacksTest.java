package dev.headsup.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.headsup.local.console.FakeProvider.Token;
import dev.headsup.local.stack.LocalStack;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// S9 over the whole stack: real HTTP, real keys, real signatures. Of every forged token, code and
/// session none is accepted; each attack is one change of a sign-in that works.
final class TokenAttacksTest {
  private static final String SESSION = "__Host-headsup";

  private static FakeProvider provider;
  private static LocalStack stack;

  @BeforeAll
  static void start() {
    provider = FakeProvider.start();
    stack = provider.stack();
  }

  @AfterAll
  static void stop() {
    stack.close();
    provider.close();
  }

  @AfterEach
  void honestAgain() {
    provider.isHonest();
    provider.groups("approver");
  }

  @Test
  void aGoodTokenOpensTheConsole() {
    Traveller mara = signIn();

    assertThat(mara.cookies).containsKey(SESSION).doesNotContainKey("__Host-headsup-sign-in");
    assertThat(mara.get(stack.console()).body()).contains("mara@example.com", "approver");
  }

  @TestFactory
  List<DynamicTest> noForgedTokenOpensIt() throws JOSEException {
    RSAKey foreign = new RSAKeyGenerator(2048).keyID("key-1").generate();
    Map<String, Token> attacks = new LinkedHashMap<>();
    attacks.put("alg none", (p, asked) -> new PlainJWT(p.claims(asked).build()).serialize());
    attacks.put("HS256 with the public key as the secret", TokenAttacksTest::confused);
    attacks.put(
        "another key under our kid",
        (p, asked) -> p.signed(rs256("key-1"), good(p, asked), foreign));
    attacks.put(
        "jku of another key set",
        (p, asked) ->
            p.signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID("key-1")
                    .jwkURL(p.address().resolve("/foreign.json"))
                    .build(),
                good(p, asked),
                p.key));
    attacks.put(
        "its own key in the header",
        (p, asked) ->
            p.signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID("key-1")
                    .jwk(foreign.toPublicJWK())
                    .build(),
                good(p, asked),
                foreign));
    attacks.put(
        "x5u of another certificate",
        (p, asked) ->
            p.signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID("key-1")
                    .x509CertURL(p.address().resolve("/foreign.json"))
                    .build(),
                good(p, asked),
                p.key));
    attacks.put(
        "a kid that climbs",
        (p, asked) -> p.signed(rs256("../../../dev/null"), good(p, asked), p.key));
    attacks.put("an unknown kid", (p, asked) -> p.signed(rs256("key-2"), good(p, asked), p.key));
    attacks.put(
        "no kid", (p, asked) -> p.signed(new JWSHeader(JWSAlgorithm.RS256), good(p, asked), p.key));
    attacks.put(
        "PS256",
        (p, asked) ->
            p.signed(
                new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("key-1").build(),
                good(p, asked),
                p.key));
    attacks.put("an unknown critical header", TokenAttacksTest::critical);
    attacks.put("another audience", claim("aud", List.of("other-client")));
    attacks.put("an audience besides us", claim("aud", List.of(FakeProvider.CLIENT, "other")));
    attacks.put("another issuer", claim("iss", "https://cognito-idp.example.com/other"));
    attacks.put(
        "the issuer with a slash",
        (p, asked) -> p.signed(p.claims(asked).issuer(p.address() + "/").build()));
    attacks.put("expired", time("exp", Duration.ofMinutes(-2)));
    attacks.put("not yet valid", time("nbf", Duration.ofMinutes(5)));
    attacks.put("issued in the future", time("iat", Duration.ofMinutes(5)));
    attacks.put(
        "without an end", (p, asked) -> p.signed(p.claims(asked).expirationTime(null).build()));
    attacks.put("an access token", claim("token_use", "access"));
    attacks.put("of another sign-in (nonce)", claim("nonce", "nonce-of-somebody-else"));
    attacks.put("without a nonce", claim("nonce", null));
    attacks.put("without a person", (p, asked) -> p.signed(p.claims(asked).subject(null).build()));
    attacks.put("claims changed after signing", TokenAttacksTest::promoted);
    attacks.put("no token at all", (p, asked) -> "");
    attacks.put("not a token", (p, asked) -> "a.b.c");
    attacks.put(
        "much too long",
        (p, asked) -> p.signed(p.claims(asked).claim("x", "y".repeat(20_000)).build()));
    return attacks.entrySet().stream()
        .map(attack ->
            DynamicTest.dynamicTest(
                attack.getKey(),
                () -> {
                  provider.gives(attack.getValue());
                  Traveller mallory = new Traveller();

                  HttpResponse<String> answer = arrive(mallory);

                  assertThat(answer.statusCode()).isEqualTo(400);
                  assertThat(answer.body()).contains("That sign-in did not work");
                  assertThat(mallory.cookies).isEmpty();
                  assertThat(mallory.get(stack.console()).statusCode()).isEqualTo(401);
                  assertThat(provider.foreignKeyRequests)
                      .as("keys fetched from elsewhere")
                      .isZero();
                }))
        .toList();
  }

  @Test
  void somebodyInNoGroupOfOursHasNoRole() {
    provider.groups("everybody", "Admin");
    Traveller mara = new Traveller();

    HttpResponse<String> answer = arrive(mara);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("You have no role here yet");
    assertThat(mara.cookies).isEmpty();
  }

  @Test
  void aCallbackThatNobodyLeftForIsRefused() {
    Traveller victim = new Traveller();
    Traveller mallory = new Traveller();
    URI mallorysWayBack = authorized(mallory);

    // Login CSRF: the attacker's own code and state, opened in the victim's browser.
    assertThat(victim.get(mallorysWayBack).statusCode()).isEqualTo(400);
    authorized(victim);
    assertThat(victim.get(mallorysWayBack).statusCode()).isEqualTo(400);
    assertThat(victim.cookies).isEmpty();
  }

  @Test
  void aCodeIsGoodOnceAndOnlyWithItsVerifier() {
    Traveller mara = new Traveller();
    URI back = authorized(mara);
    Map<String, String> kept = Map.copyOf(mara.cookies);
    assertThat(mara.get(back).statusCode()).isEqualTo(303);

    Traveller thief = new Traveller();
    thief.cookies.putAll(kept);
    assertThat(thief.get(back).statusCode()).as("the code again").isEqualTo(400);

    URI stolen = authorized(new Traveller());
    Traveller other = new Traveller();
    URI own = authorized(other);
    URI mixed = URI.create(own.toString().replaceAll("code=[^&]+", "code=" + code(stolen)));
    assertThat(other.get(mixed).statusCode()).as("a stolen code").isEqualTo(400);
  }

  @Test
  void aSignInThatTakesTooLongIsRefused() {
    Traveller mara = new Traveller();
    URI back = authorized(mara);

    stack.clock().advance(Duration.ofMinutes(11));

    assertThat(mara.get(back).statusCode()).isEqualTo(400);
  }

  @Test
  void aSessionIsWorthNothingAfterSigningOut() {
    Traveller mara = signIn();
    Map<String, String> kept = Map.copyOf(mara.cookies);
    String page = mara.get(stack.console()).body();
    String token = page.replaceAll("(?s).*name=\"form-token\" value=\"([^\"]+)\".*", "$1");
    stack.clock().advance(Duration.ofSeconds(2));

    HttpResponse<String> out =
        mara.post(
            stack.ingest().resolve("/console/sign-out"),
            stack.ingest().toString(),
            "form-token=" + token);

    assertThat(out.statusCode()).isEqualTo(200);
    assertThat(mara.cookies).isEmpty();
    Traveller thief = new Traveller();
    thief.cookies.putAll(kept);
    assertThat(thief.get(stack.console()).statusCode()).isEqualTo(401);
    assertThat(signIn().get(stack.console()).statusCode()).isEqualTo(200);
  }

  @Test
  void aSessionEndsAfterAnHourWithoutALook() {
    Traveller mara = signIn();
    stack.clock().advance(Duration.ofMinutes(61));

    assertThat(mara.get(stack.console()).statusCode()).isEqualTo(401);
  }

  @Test
  void afterSigningInOneIsWhereOneWantedToBeAndNowhereElse() {
    assertThat(Traveller.location(arrive(new Traveller(), "/console/activity?day=2026-11-19")))
        .isEqualTo(URI.create("/console/activity?day=2026-11-19"));
    for (String elsewhere : List.of("https://evil.example.com/", "//evil.example.com", "/v1/b")) {
      assertThat(Traveller.location(arrive(new Traveller(), elsewhere)))
          .isEqualTo(URI.create("/console"));
    }
  }

  /// Goes the whole way as somebody honest.
  private static Traveller signIn() {
    provider.isHonest();
    Traveller traveller = new Traveller();
    assertThat(arrive(traveller).statusCode()).isEqualTo(303);
    return traveller;
  }

  private static HttpResponse<String> arrive(Traveller traveller) {
    return traveller.get(authorized(traveller));
  }

  private static HttpResponse<String> arrive(Traveller traveller, String to) {
    return traveller.get(authorized(traveller, to));
  }

  private static URI authorized(Traveller traveller) {
    return authorized(traveller, "/console");
  }

  /// To the provider; the answer is the way back, with a code.
  private static URI authorized(Traveller traveller, String to) {
    URI start =
        URI.create(
            stack.console() + "/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
    URI authorize = Traveller.location(traveller.get(start));
    return Traveller.location(new Traveller().get(authorize));
  }

  private static String code(URI back) {
    return back.getQuery().replaceAll("code=([^&]+).*", "$1");
  }

  private static JWSHeader rs256(String kid) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build();
  }

  private static JWTClaimsSet good(FakeProvider provider, Map<String, String> asked) {
    return provider.claims(asked).build();
  }

  private static Token claim(String name, @Nullable Object value) {
    return (provider, asked) -> provider.signed(provider.claims(asked).claim(name, value).build());
  }

  private static Token time(String name, Duration fromNow) {
    return (provider, asked) -> {
      Instant at = stack.clock().instant().plus(fromNow);
      return provider.signed(provider.claims(asked).claim(name, Date.from(at)).build());
    };
  }

  private static String confused(FakeProvider provider, Map<String, String> asked)
      throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(),
            good(provider, asked));
    jwt.sign(new MACSigner(provider.key.toRSAPublicKey().getEncoded()));
    return jwt.serialize();
  }

  private static String critical(FakeProvider provider, Map<String, String> asked)
      throws JOSEException {
    return provider.signed(
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("key-1")
            .criticalParams(Set.of("exp"))
            .customParam("unheard-of", true)
            .build(),
        good(provider, asked),
        provider.key);
  }

  /// A viewer writes "admin" into their own token.
  private static String promoted(FakeProvider provider, Map<String, String> asked)
      throws JOSEException {
    String[] parts = provider.signed(good(provider, asked)).split("\\.");
    String admin = new Base64URL(parts[1]).decodeToString().replace("approver", "admin");
    return parts[0] + "." + Base64URL.encode(admin) + "." + parts[2];
  }
}

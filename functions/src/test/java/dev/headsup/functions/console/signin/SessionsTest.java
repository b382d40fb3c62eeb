package dev.headsup.functions.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.headsup.aws.secrets.DerivedKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// S9: a session is what we made, unchanged, for its time, until its person signs out.
final class SessionsTest {
  private static final Instant NINE = Instant.parse("2026-11-19T09:00:00Z");
  private static final String NAME = "__Host-headsup=";

  private Instant now = NINE;
  private final Guests guests = new Guests(() -> now);
  private final Sessions sessions = guests.sessions;

  @ParameterizedTest
  @EnumSource(Role.class)
  void whoSignedInIsKnownByTheirCookie(Role role) {
    Session session = sessions.of(guests.cookies(role)).orElseThrow();

    assertThat(session.role()).isEqualTo(role);
    assertThat(session.name()).isEqualTo(role.word() + "@example.com");
    assertThat(session.begun()).isEqualTo(NINE);
  }

  @Test
  void theCookieIsBoundToThisHostAndHiddenFromScripts() {
    assertThat(sessions.cookie(guests.session(Role.ADMIN)).header())
        .startsWith(NAME)
        .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax")
        .doesNotContain("admin", "Domain");
  }

  @Test
  void oneAlteredLetterAnywhereIsNoSession() {
    String cookies = guests.cookies(Role.VIEWER);
    assertThat(sessions.of(cookies)).isPresent();

    List<Integer> accepted = new ArrayList<>();
    for (int at = NAME.length(); at < cookies.length(); at++) {
      for (char other : new char[] {'A', 'B', 'g', '_', '.', '=', '+'}) {
        if (cookies.charAt(at) != other) {
          String altered = cookies.substring(0, at) + other + cookies.substring(at + 1);
          if (sessions.of(altered).isPresent()) {
            accepted.add(at);
          }
        }
      }
    }

    assertThat(accepted).isEmpty();
  }

  @Test
  void aTruncatedOrLengthenedCookieIsNoSession() {
    String cookies = guests.cookies(Role.VIEWER);

    for (int length = 0; length < cookies.length(); length++) {
      assertThat(sessions.of(cookies.substring(0, length))).as("%s letters", length).isEmpty();
    }
    assertThat(sessions.of(cookies + "A")).isEmpty();
    assertThat(sessions.of(cookies + "." + cookies)).isEmpty();
    assertThat(sessions.of(cookies + "A".repeat(10_000))).isEmpty();
  }

  @Test
  void anotherCookieOfOursIsNoSession() {
    assertThat(sessions.of(guests.swapped())).isEmpty();
    assertThat(
            guests
                .seal(DerivedKeys.Use.SIGN_IN)
                .open(Guests.valueOf(sessions.cookie(guests.session(Role.ADMIN)))))
        .isEmpty();
  }

  @Test
  void twoCookiesOfOneNameAreNone() {
    String cookies = guests.cookies(Role.VIEWER);

    assertThat(sessions.of("theme=dark; " + cookies + "; other=1")).isPresent();
    assertThat(sessions.of(cookies + "; " + guests.cookies(Role.ADMIN))).isEmpty();
  }

  @Test
  void aSessionUnderAnotherKeyIsNone() {
    DerivedKeys others = new DerivedKeys(() -> "another-secret-that-is-long-enough-0123456789");
    JWTClaimsSet claims = guests.session(Role.ADMIN).claims();

    assertThat(sessions.of(NAME + new Seal(others, DerivedKeys.Use.SESSION).close(claims)))
        .isEmpty();
  }

  @Test
  void aSessionThatIsNotEncryptedIsNone() throws JOSEException {
    JWTClaimsSet claims = guests.session(Role.ADMIN).claims();
    EncryptedJWT weaker =
        new EncryptedJWT(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256), claims);
    weaker.encrypt(new DirectEncrypter(new byte[32]));

    assertThat(sessions.of(NAME + new PlainJWT(claims).serialize())).isEmpty();
    assertThat(sessions.of(NAME + weaker.serialize())).isEmpty();
    assertThat(sessions.of(NAME + "{}")).isEmpty();
    assertThat(sessions.of(NAME + "a.b.c.d.e")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT0S, PT59M59S, true",
    "PT0S, PT0S, PT1H, false",
    "PT0S, PT7H, PT7H59M59S, true",
    "PT0S, PT7H59M, PT8H, false",
    "PT0S, PT0S, -PT59S, true",
    "PT0S, PT0S, -PT1H, false",
    "PT2H, PT1H, PT2H30M, false"
  })
  void aSessionHasItsTime(Duration begun, Duration seen, Duration at, boolean alive) {
    Session session = guests.session(Role.AUTHOR);
    String cookies =
        guests.sealed(
            new Session(
                session.id(),
                session.person(),
                session.name(),
                session.role(),
                NINE.plus(begun),
                NINE.plus(seen)));

    now = NINE.plus(at);

    assertThat(sessions.of(cookies).isPresent()).isEqualTo(alive);
  }

  @Test
  void aLookNowAndThenKeepsASessionAliveUpToItsEnd() {
    String cookies = guests.cookies(Role.VIEWER);
    int looks = 0;
    while (sessions.of(cookies).isPresent()) {
      Optional<Cookie.Set> renewed = sessions.renewed(sessions.of(cookies).get());
      cookies = renewed.map(Guests::pair).orElse(cookies);
      now = now.plus(Duration.ofMinutes(50));
      looks++;
    }

    assertThat(now).isBetween(NINE.plus(Session.LONGEST), NINE.plus(Duration.ofHours(9)));
    assertThat(looks).isEqualTo(10);
  }

  @Test
  void aSessionIsOverOnEveryDeviceOnceItsPersonSignsOut() {
    String here = guests.cookies(Role.VIEWER);
    String there = guests.cookies(Role.VIEWER);
    String other = guests.cookies(Role.ADMIN);
    now = now.plusSeconds(60);

    sessions.end(sessions.of(here).orElseThrow());

    assertThat(sessions.of(here)).as("used again").isEmpty();
    assertThat(sessions.of(there)).as("on another device").isEmpty();
    assertThat(sessions.of(other)).as("of somebody else").isPresent();
    now = now.plusMillis(1);
    assertThat(sessions.of(guests.cookies(Role.VIEWER))).as("signed in again").isPresent();
  }

  @Test
  void aSessionOfAFunctionWhoseClockIsAheadEndsToo() {
    now = NINE.plusSeconds(30);
    String cookies = guests.cookies(Role.VIEWER);
    now = NINE;

    sessions.end(sessions.of(cookies).orElseThrow());

    assertThat(sessions.of(cookies)).isEmpty();
  }

  @Test
  void whenNobodyCanSayWhoSignedOutNobodyGetsIn() {
    DerivedKeys keys = DerivedKeys.passing();
    Sessions blind =
        new Sessions(
            keys,
            new SignOuts() {
              @Override
              public Optional<Instant> last(String person) {
                throw new IllegalStateException("the table does not answer");
              }

              @Override
              public void record(String person, Instant at) {
                throw new IllegalStateException("the table does not answer");
              }
            },
            () -> now);
    String cookies = Guests.pair(blind.cookie(guests.session(Role.ADMIN)));

    assertThatThrownBy(() -> blind.of(cookies)).hasMessageContaining("does not answer");
  }

  @Test
  void aSecretThatCouldBeGuessedSealsNothing() {
    Sessions weak =
        new Sessions(new DerivedKeys(() -> "short"), new Guests(() -> now).signOuts(), () -> now);

    assertThatThrownBy(() -> weak.cookie(guests.session(Role.ADMIN)))
        .hasMessageContaining("too short");
  }
}

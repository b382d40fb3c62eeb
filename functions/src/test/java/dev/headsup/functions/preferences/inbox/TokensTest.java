package dev.headsup.functions.preferences.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.engine.customer.CustomerId;
import java.time.Instant;
import java.util.Date;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

/// A token names one customer, and nothing that somebody else made is one.
class TokensTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final DerivedKeys KEYS =
      new DerivedKeys(() -> "a-signing-secret-that-is-long-enough-0123456789");

  private final Tokens tokens = new Tokens(KEYS, () -> NOON);

  @Test
  void aTokenNamesItsCustomerUntilItEnds() {
    Tokens.Token token = tokens.of(new CustomerId("ana"));

    assertThat(tokens.customer(token.text())).contains(new CustomerId("ana"));
    assertThat(token.expires()).isEqualTo(NOON.plus(Tokens.LIFE));
    assertThat(new Tokens(KEYS, token::expires).customer(token.text())).isEmpty();
  }

  @Test
  void aTokenThatWasChangedIsNone() {
    String token = tokens.of(new CustomerId("ana")).text();
    String[] parts = token.split("\\.");
    String claims = new Base64URL(parts[1]).decodeToString().replace("ana", "ben");

    assertThat(tokens.customer(parts[0] + "." + Base64URL.encode(claims) + "." + parts[2]))
        .isEmpty();
    assertThat(tokens.customer(token + "x")).isEmpty();
    assertThat(tokens.customer("")).isEmpty();
    assertThat(tokens.customer("x".repeat(5_000))).isEmpty();
  }

  @Test
  void aTokenOfAnotherSecretUseOrAlgorithmIsNone() throws Exception {
    DerivedKeys others = new DerivedKeys(() -> "another-secret-that-is-long-enough-0123456789");
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject("ana")
            .audience("inbox")
            .expirationTime(Date.from(NOON.plusSeconds(60)))
            .build();
    JOSEObjectType type = new JOSEObjectType("headsup-inbox+jwt");

    assertThat(new Tokens(others, () -> NOON).customer(tokens.of(new CustomerId("ana")).text()))
        .isEmpty();
    assertThat(tokens.customer(signed(claims, JWSAlgorithm.HS256, type, DerivedKeys.Use.INBOX)))
        .as("the same by hand, to see that the others differ in one thing only")
        .isPresent();
    assertThat(tokens.customer(signed(claims, JWSAlgorithm.HS256, type, DerivedKeys.Use.SESSION)))
        .isEmpty();
    assertThat(
            tokens.customer(
                signed(claims, JWSAlgorithm.HS256, JOSEObjectType.JWT, DerivedKeys.Use.INBOX)))
        .isEmpty();
    assertThat(tokens.customer(new PlainJWT(claims).serialize())).isEmpty();
    JWTClaimsSet console = new JWTClaimsSet.Builder(claims).audience("console").build();
    assertThat(tokens.customer(signed(console, JWSAlgorithm.HS256, type, DerivedKeys.Use.INBOX)))
        .isEmpty();
    JWTClaimsSet endless = new JWTClaimsSet.Builder(claims).expirationTime(null).build();
    assertThat(tokens.customer(signed(endless, JWSAlgorithm.HS256, type, DerivedKeys.Use.INBOX)))
        .isEmpty();
  }

  private static String signed(
      JWTClaimsSet claims, JWSAlgorithm algorithm, JOSEObjectType type, DerivedKeys.Use use)
      throws Exception {
    SecretKey key = KEYS.key(use);
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).type(type).build(), claims);
    token.sign(new MACSigner(key.getEncoded()));
    return token.serialize();
  }
}

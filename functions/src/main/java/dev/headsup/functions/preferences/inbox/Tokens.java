package dev.headsup.functions.preferences.inbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.headsup.aws.secrets.DerivedKeys;
import dev.headsup.engine.customer.CustomerId;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/// Customers' tokens: a JWT of HS256 that names one customer, for their inbox and nothing else, for
/// a quarter of an hour. Only this stack can make one, with a key that it derives for this use.
final class Tokens {
  /// How long a token is good for.
  static final Duration LIFE = Duration.ofMinutes(15);

  private static final int LONGEST = 2_000;
  private static final String AUDIENCE = "inbox";
  private static final JWSHeader HEADER =
      new JWSHeader.Builder(JWSAlgorithm.HS256)
          .type(new JOSEObjectType("headsup-inbox+jwt"))
          .build();

  /// Our header, letter by letter: a token with another algorithm, a key of its own or another use
  /// is not even looked at.
  private static final String START = HEADER.toBase64URL() + ".";

  private final DerivedKeys keys;
  private final InstantSource clock;

  Tokens(DerivedKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// A token and when it ends.
  record Token(String text, Instant expires) {}

  /// A token for a customer; whether anything is known of them plays no part.
  Token of(CustomerId customer) {
    Instant now = clock.instant();
    Instant expires = Instant.ofEpochSecond(now.plus(LIFE).getEpochSecond());
    SignedJWT token =
        new SignedJWT(
            HEADER,
            new JWTClaimsSet.Builder()
                .subject(customer.value())
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .build());
    try {
      token.sign(new MACSigner(keys.key(DerivedKeys.Use.INBOX).getEncoded()));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("A key of 256 bits fits HS256", impossible);
    }
    return new Token(token.serialize(), expires);
  }

  /// The customer whom a token names; empty for one that we did not make, that was changed, or that
  /// is over.
  Optional<CustomerId> customer(String text) {
    if (text.length() > LONGEST || !text.startsWith(START)) {
      return Optional.empty();
    }
    try {
      SignedJWT token = SignedJWT.parse(text);
      if (!token.verify(new MACVerifier(keys.key(DerivedKeys.Use.INBOX).getEncoded()))) {
        return Optional.empty();
      }
      JWTClaimsSet claims = token.getJWTClaimsSet();
      Date expires = claims.getExpirationTime();
      boolean good =
          claims.getAudience().equals(List.of(AUDIENCE))
              && expires != null
              && clock.instant().isBefore(expires.toInstant());
      return good
          ? Optional.ofNullable(claims.getSubject()).map(CustomerId::new)
          : Optional.empty();
    } catch (ParseException | JOSEException notOurs) {
      return Optional.empty();
    }
  }
}

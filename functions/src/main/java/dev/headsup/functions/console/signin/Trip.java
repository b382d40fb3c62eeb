package dev.headsup.functions.console.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.headsup.aws.secrets.DerivedKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Somebody's way to the identity provider and back, which their browser keeps sealed: that the one
/// who comes back is the one who left (`state`), that the token was made for this way (`nonce`),
/// and that whoever saw the code go by cannot use it (`verifier`, PKCE, RFC 7636).
///
/// @param to where they wanted to go in the console
record Trip(String state, String nonce, String verifier, String to, Instant begun) {
  static final Duration LONGEST = Duration.ofMinutes(10);

  static Trip begin(String to, Instant now) {
    return new Trip(DerivedKeys.random(), DerivedKeys.random(), DerivedKeys.random(), to, now);
  }

  /// The verifier's SHA-256, which goes ahead of it.
  String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  /// Whether somebody who comes back now with this state is the one who left.
  boolean endsWith(String state, Instant now) {
    return MessageDigest.isEqual(
            this.state.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8))
        && now.isBefore(begun.plus(LONGEST))
        && begun.isBefore(now.plus(Session.CLOCKS));
  }

  JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .claim("state", state)
        .claim("nonce", nonce)
        .claim("verifier", verifier)
        .claim("to", to)
        .claim("begun", begun.toEpochMilli())
        .build();
  }

  /// What [#claims] wrote; empty for anything else.
  static Optional<Trip> of(JWTClaimsSet claims) {
    try {
      String state = claims.getStringClaim("state");
      String nonce = claims.getStringClaim("nonce");
      String verifier = claims.getStringClaim("verifier");
      String to = claims.getStringClaim("to");
      Long begun = claims.getLongClaim("begun");
      return state == null || nonce == null || verifier == null || to == null || begun == null
          ? Optional.empty()
          : Optional.of(new Trip(state, nonce, verifier, to, Instant.ofEpochMilli(begun)));
    } catch (ParseException notOurs) {
      return Optional.empty();
    }
  }
}

package dev.headsup.functions.console.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Somebody who has signed in.
///
/// @param id of this session, random
/// @param person the identity provider's lasting id of them
/// @param name to show
/// @param begun when they signed in
/// @param seen when they last asked for something, to within a minute
public record Session(
    String id, String person, String name, Role role, Instant begun, Instant seen) {
  /// How long a session lasts at most, also how late the loss of a role counts at the latest.
  public static final Duration LONGEST = Duration.ofHours(8);

  /// How long a session lasts in which nobody asks for anything.
  public static final Duration IDLE = Duration.ofHours(1);

  /// By how much the clocks of two functions may differ.
  static final Duration CLOCKS = Duration.ofMinutes(1);

  public Session {
    if (id.isBlank() || person.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("A session has an id, a person and a name");
    }
  }

  /// Whether it is neither over nor of a time that has not come.
  boolean lives(Instant now) {
    Instant soon = now.plus(CLOCKS);
    return begun.isBefore(soon)
        && seen.isBefore(soon)
        && !seen.isBefore(begun)
        && now.isBefore(begun.plus(LONGEST))
        && now.isBefore(seen.plus(IDLE));
  }

  Session seenAt(Instant now) {
    return new Session(id, person, name, role, begun, now.isAfter(seen) ? now : seen);
  }

  JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .jwtID(id)
        .subject(person)
        .claim("name", name)
        .claim("role", role.word())
        .claim("begun", begun.toEpochMilli())
        .claim("seen", seen.toEpochMilli())
        .build();
  }

  /// What [#claims] wrote; empty for anything else.
  static Optional<Session> of(JWTClaimsSet claims) {
    try {
      String id = claims.getJWTID();
      String person = claims.getSubject();
      String name = claims.getStringClaim("name");
      String word = claims.getStringClaim("role");
      Long begun = claims.getLongClaim("begun");
      Long seen = claims.getLongClaim("seen");
      if (id == null || person == null || name == null || word == null) {
        return Optional.empty();
      }
      if (begun == null || seen == null) {
        return Optional.empty();
      }
      return Role.named(word)
          .map(role ->
              new Session(
                  id, person, name, role, Instant.ofEpochMilli(begun), Instant.ofEpochMilli(seen)));
    } catch (ParseException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}

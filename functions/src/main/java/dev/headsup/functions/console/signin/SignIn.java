package dev.headsup.functions.console.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.headsup.aws.secrets.DerivedKeys;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signing in and out at an identity provider: OpenID Connect's code flow with PKCE, a public
/// client.
public final class SignIn {
  private static final int LONGEST_NAME = 100;

  private final Provider provider;
  private final Sessions sessions;
  private final Seal seal;
  private final TokenDoor door;
  private final IdTokens tokens;
  private final InstantSource clock;

  public SignIn(Provider provider, Sessions sessions, DerivedKeys keys, InstantSource clock) {
    this.provider = provider;
    this.sessions = sessions;
    this.seal = new Seal(keys, DerivedKeys.Use.SIGN_IN);
    this.door = new TokenDoor(provider);
    this.tokens = new IdTokens(provider, clock);
    this.clock = clock;
  }

  /// Where to go next, with what the browser has to keep.
  public record Leave(URI url, Cookie.Set cookie) {}

  /// How a sign-in ended.
  public sealed interface Arrival {
    /// @param to a page of the console
    record Welcome(Session session, String to, Cookie.Set cookie) implements Arrival {}

    /// The provider knows them, and they are in none of our groups.
    record NoRole(String name) implements Arrival {}

    /// They said no, came too late, or proved nothing.
    ///
    /// @param why for the log
    record Refused(String why) implements Arrival {}

    /// The provider does not answer.
    ///
    /// @param why for the log
    record Unreachable(String why) implements Arrival {}
  }

  /// Begins a sign-in.
  ///
  /// @param to the page to come back to; anything else than one of ours is the first one
  public Leave begin(String to) {
    Trip trip = Trip.begin(ReturnTo.page(to), clock.instant());
    return new Leave(provider.authorize(trip), Cookie.SIGN_IN.with(seal.close(trip.claims())));
  }

  /// Ends a sign-in: somebody is back from the provider.
  ///
  /// @param code empty when the provider gave none
  public Arrival done(String cookies, String state, String code) {
    Trip trip = Cookie.SIGN_IN.in(cookies).flatMap(seal::open).flatMap(Trip::of).orElse(null);
    if (trip == null || !trip.endsWith(state, clock.instant())) {
      return new Arrival.Refused("Nobody left for this sign-in here, or not lately");
    }
    if (code.isEmpty()) {
      return new Arrival.Refused("The provider let nobody in");
    }
    try {
      return arrived(tokens.read(door.idToken(code, trip), trip.nonce()), trip.to());
    } catch (TokenRefused refused) {
      return new Arrival.Refused(words(refused));
    } catch (IOException unreachable) {
      return new Arrival.Unreachable(words(unreachable));
    }
  }

  /// Ends all sessions of somebody, and says where they sign out of the provider too.
  public URI out(Session session) {
    sessions.end(session);
    return provider.logout();
  }

  private Arrival arrived(JWTClaimsSet claims, String to) throws TokenRefused {
    try {
      String name = name(claims);
      List<String> groups = claims.getStringListClaim("cognito:groups");
      Optional<Role> role = Role.ofGroups(groups == null ? List.of() : groups);
      if (role.isEmpty()) {
        return new Arrival.NoRole(name);
      }
      Session session = sessions.begin(claims.getSubject(), name, role.get());
      return new Arrival.Welcome(session, to, sessions.cookie(session));
    } catch (ParseException notText) {
      throw new TokenRefused("The ID token's claims are of other types than they should", notText);
    }
  }

  private static String name(JWTClaimsSet claims) throws ParseException {
    for (String claim : List.of("name", "email", "cognito:username")) {
      String text = claims.getStringClaim(claim);
      if (text != null && !text.isBlank()) {
        return text.substring(0, Math.min(LONGEST_NAME, text.length()));
      }
    }
    return claims.getSubject();
  }

  private static String words(@Nullable Throwable failure) {
    StringBuilder words = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      words.append(words.isEmpty() ? "" : ": ").append(each.getMessage());
    }
    return words.toString();
  }
}

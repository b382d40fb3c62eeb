package dev.headsup.functions.console.signin;

import dev.headsup.aws.secrets.DerivedKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// People who have signed in, without a provider: what a browser of theirs would hold.
public final class Guests {
  private static final String SECRET = "a-secret-of-this-test-that-is-long-enough-0123456789";
  private static final Provider PROVIDER =
      Provider.of(
          "https://issuer.example.com/pool",
          "client-1",
          "https://sign-in.example.com",
          "https://headsup.example.com/console");

  private final InstantSource clock;
  private final DerivedKeys keys = new DerivedKeys(() -> SECRET);
  private final Map<String, Instant> signedOut = new HashMap<>();
  final Sessions sessions;

  public Guests(InstantSource clock) {
    this.clock = clock;
    this.sessions = new Sessions(keys, signOuts(), clock);
  }

  /// Remembers in this object.
  SignOuts signOuts() {
    return new SignOuts() {
      @Override
      public Optional<Instant> last(String person) {
        return Optional.ofNullable(signedOut.get(person));
      }

      @Override
      public void record(String person, Instant at) {
        signedOut.put(person, at);
      }
    };
  }

  /// A door at which these people are known.
  public Door.Hosted door() {
    return new Door.Hosted(
        PROVIDER, new SignIn(PROVIDER, sessions, keys, clock), sessions, new FormTokens(keys));
  }

  /// The `Cookie` header of somebody with a role, who signs in now.
  public String cookies(Role role) {
    return pair(sessions.cookie(session(role)));
  }

  /// The token of a form for the session in these cookies.
  public String token(String cookies) {
    return new FormTokens(keys).of(sessions.of(cookies).orElseThrow());
  }

  /// The cookie of a sign-in under way, under the name of a session's.
  public String swapped() {
    return Cookie.SESSION.with(valueOf(door().signIn().begin("/console").cookie())).header();
  }

  Session session(Role role) {
    return sessions.begin("person-" + role.word(), role.word() + "@example.com", role);
  }

  /// A cookie sealed with the right key, whatever is in the session.
  String sealed(Session session) {
    return pair(
        Cookie.SESSION.with(new Seal(keys, DerivedKeys.Use.SESSION).close(session.claims())));
  }

  Seal seal(DerivedKeys.Use use) {
    return new Seal(keys, use);
  }

  static String pair(Cookie.Set cookie) {
    return cookie.header().substring(0, cookie.header().indexOf(';'));
  }

  static String valueOf(Cookie.Set cookie) {
    String pair = pair(cookie);
    return pair.substring(pair.indexOf('=') + 1);
  }
}

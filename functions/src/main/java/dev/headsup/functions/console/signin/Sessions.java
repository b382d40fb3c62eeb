package dev.headsup.functions.console.signin;

import dev.headsup.aws.secrets.DerivedKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The sessions of those who have signed in. A session is a sealed cookie; only when somebody
/// signed out is kept here, one mark a person, which ends all their sessions on every device.
public final class Sessions {
  /// How old the time of the last look in a cookie may get before the cookie is renewed.
  private static final Duration RENEWED = Duration.ofMinutes(1);

  private final Seal seal;
  private final SignOuts signOuts;
  private final InstantSource clock;

  /// @param signOuts asked with every request; when it fails nobody gets in
  public Sessions(DerivedKeys keys, SignOuts signOuts, InstantSource clock) {
    this.seal = new Seal(keys, DerivedKeys.Use.SESSION);
    this.signOuts = signOuts;
    this.clock = clock;
  }

  /// Begins a session.
  Session begin(String person, String name, Role role) {
    Instant now = clock.instant();
    return new Session(DerivedKeys.random(), person, name, role, now, now);
  }

  /// The cookie of a session.
  Cookie.Set cookie(Session session) {
    return Cookie.SESSION.with(seal.close(session.claims()));
  }

  /// The session of the cookies of a request; empty when there is none, it is over, or it was not
  /// made here.
  public Optional<Session> of(String cookies) {
    Instant now = clock.instant();
    return Cookie.SESSION
        .in(cookies)
        .flatMap(seal::open)
        .flatMap(Session::of)
        .filter(session -> session.lives(now))
        .filter(
            session -> signOuts.last(session.person()).map(session.begun()::isAfter).orElse(true));
  }

  /// The cookie that says that somebody is still there; empty while the old one still says it well
  /// enough.
  public Optional<Cookie.Set> renewed(Session session) {
    Instant now = clock.instant();
    return now.isBefore(session.seen().plus(RENEWED))
        ? Optional.empty()
        : Optional.of(cookie(session.seenAt(now)));
  }

  /// Ends all sessions of a person, this one too when the function that began it has a clock that
  /// is ahead of ours.
  public void end(Session session) {
    Instant now = clock.instant();
    Instant begun = session.begun();
    signOuts.record(session.person(), now.isAfter(begun) ? now : begun);
  }
}

package dev.headsup.functions.console.signin;

/// How people get into the console: not at all, in a local run as whoever the run says, or signed
/// in.
public sealed interface Door {
  /// Nobody gets in.
  record Closed() implements Door {}

  /// A run on somebody's own machine: whoever reaches it is this user.
  record Local(DevUser user, FormTokens forms) implements Door {}

  /// Whoever signs in at the provider and has a role.
  record Hosted(Provider provider, SignIn signIn, Sessions sessions, FormTokens forms)
      implements Door {}
}

package dev.headsup.local.stack;

import dev.headsup.functions.console.signin.DevUser;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// How people get into the console of a local stack.
public sealed interface ConsoleAccess {
  /// The template's parameters that say so.
  Map<String, String> parameters(URI front);

  /// What a function finds in its environment besides what the template declares.
  Map<String, String> variables();

  /// An output of the nested stack for sign-in; empty where there is none.
  Optional<String> output(String name);

  /// Nobody signs in: whoever opens a page is this user.
  record As(DevUser user) implements ConsoleAccess {
    @Override
    public Map<String, String> parameters(URI front) {
      return Map.of("ConsoleSignIn", "local");
    }

    @Override
    public Map<String, String> variables() {
      return Map.of("DEV_USER", user.toString());
    }

    @Override
    public Optional<String> output(String name) {
      return Optional.empty();
    }
  }

  /// As in AWS, at a provider that is already there: a user pool, or a stand-in on this machine.
  record SignIn(URI issuer, String client, URI domain) implements ConsoleAccess {
    @Override
    public Map<String, String> parameters(URI front) {
      return Map.of("ConsoleSignIn", "cognito", "ConsoleAddress", front + "/console");
    }

    @Override
    public Map<String, String> variables() {
      return Map.of();
    }

    @Override
    public Optional<String> output(String name) {
      return switch (name) {
        case "Issuer" -> Optional.of(issuer.toString());
        case "Client" -> Optional.of(client);
        case "Domain" -> Optional.of(domain.toString());
        default -> Optional.empty();
      };
    }
  }
}

package dev.headsup.functions.console.signin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The cookies of the console. `__Host-` binds each to this very host, over TLS; no script reads
/// it; and no other site's form carries it here (`SameSite=Lax`, since a strict one would not come
/// along on the way back from the identity provider).
public enum Cookie {
  /// The session, until the browser ends.
  SESSION("__Host-headsup", ""),
  /// A sign-in under way, for ten minutes.
  SIGN_IN("__Host-headsup-sign-in", "; Max-Age=600");

  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

  private final String prefix;
  private final String lifetime;

  Cookie(String name, String lifetime) {
    this.prefix = name + "=";
    this.lifetime = lifetime;
  }

  /// A `Set-Cookie` header.
  public record Set(String header) {}

  /// Sets it.
  Set with(String value) {
    return new Set(prefix + value + ATTRIBUTES + lifetime);
  }

  /// Takes it away.
  public Set gone() {
    return new Set(prefix + ATTRIBUTES + "; Max-Age=0");
  }

  /// Its value in a `Cookie` header. Two of one name are none: one of them was put there by
  /// somebody else.
  Optional<String> in(String header) {
    List<String> values =
        Arrays.stream(header.split(";"))
            .map(String::strip)
            .filter(pair -> pair.startsWith(prefix))
            .map(pair -> pair.substring(prefix.length()))
            .filter(value -> !value.isEmpty())
            .toList();
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /// Whether a `Cookie` header has it at all.
  public boolean isIn(String header) {
    return Arrays.stream(header.split(";")).map(String::strip).anyMatch(p -> p.startsWith(prefix));
  }
}

package dev.headsup.functions.console.signin;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What somebody may do in the console. Each role may do all that the ones before it may. The words
/// are also the names of the identity provider's groups.
public enum Role {
  /// Sees what was decided and why, and whom it was about; no message, no value of an event.
  VIEWER,
  /// Also sees what customers were written.
  AUTHOR,
  /// Also says yes to what an author made.
  APPROVER,
  /// Also runs the system: stops it, repairs it.
  OPERATOR,
  /// Also decides who may do what.
  ADMIN;

  /// As people and groups call it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether this role may do what `other` may.
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /// The role of a word, exactly as [#word] writes it.
  public static Optional<Role> named(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /// The role of somebody in these groups: the one that may most. Groups that are no role say
  /// nothing; empty when none is one.
  public static Optional<Role> ofGroups(Collection<String> groups) {
    return groups.stream()
        .map(Role::named)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }
}

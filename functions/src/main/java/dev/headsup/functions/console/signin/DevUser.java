package dev.headsup.functions.console.signin;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Who looks at the console of a local run, where nobody signs in.
///
/// @param name 1 to 40 characters, letters, digits and ` . _ -`
public record DevUser(String name, Role role) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,39}");

  public DevUser {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a name has 1 to 40 letters, digits, spaces, dots, dashes: '" + name + "'");
    }
  }

  /// Reads `name:role`, for example `ana:approver`.
  ///
  /// @throws IllegalArgumentException saying what is expected
  public static DevUser of(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not name:role, for example ana:approver");
    }
    Role role =
        Role.named(text.substring(colon + 1))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "'"
                        + text.substring(colon + 1)
                        + "' is no role; it is one of "
                        + Arrays.stream(Role.values())
                            .map(Role::word)
                            .collect(Collectors.joining(", "))));
    return new DevUser(text.substring(0, colon), role);
  }

  /// As [#of] reads it.
  @Override
  public String toString() {
    return name + ":" + role.word();
  }
}

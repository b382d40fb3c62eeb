package dev.headsup.engine.customer;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a customer is called in another place: on a social network, or by the id of a support desk.
/// They linked it themselves, or a server of ours says that it is theirs; nobody is guessed.
///
/// @param network small letters, digits and `-`, for example `bluesky`
/// @param name as that place writes it, in small letters and without an `@` before it; 1 to 200
///   characters
public record Handle(String network, String name) {
  /// The traits that link handles begin with it: `handles.bluesky`.
  public static final String TRAIT = "handles.";

  private static final Pattern NETWORK = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final int LONGEST = 200;

  public Handle {
    name = plain(name);
    if (!isNetwork(network) || name.isEmpty() || name.length() > LONGEST) {
      throw new IllegalArgumentException("No handle on '" + network + "'");
    }
  }

  /// Whether a word can be the name of a network.
  public static boolean isNetwork(String word) {
    return NETWORK.matcher(word).matches();
  }

  /// Whether a text can be a handle.
  public static boolean isName(String text) {
    return !plain(text).isEmpty() && text.length() <= LONGEST;
  }

  private static String plain(String text) {
    String bare = text.strip();
    return (bare.startsWith("@") ? bare.substring(1) : bare).strip().toLowerCase(Locale.ROOT);
  }
}

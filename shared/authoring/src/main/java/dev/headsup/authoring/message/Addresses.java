package dev.headsup.authoring.message;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Addresses of links: a person wrote where they lead; a value only ever fills in a part.
final class Addresses {
  /// Scheme and host as written, then the end or the part that values may fill.
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?i)(https?://[a-z0-9.-]+(:\\d{1,5})?([/?#].*)?|mailto:[a-z0-9.+_@?=&%-]+|tel:[+0-9-]+)");

  private Addresses() {}

  /// Whether a link may lead there.
  ///
  /// @param address where values stand as they do in the template or as slots
  static boolean isFine(String address) {
    return WRITTEN.matcher(address).matches();
  }

  /// A value as part of an address.
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

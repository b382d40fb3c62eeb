package dev.headsup.engine.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A device that takes push messages, as its platform knows it.
///
/// A profile keeps each as a trait of its own, `devices.` and the first digits of the token's
/// SHA-256, whose value is [#address]; an empty value retires it. So a word about one device says
/// nothing about the others, and words may come again and in any order, as those of every trait.
///
/// @param token what Apple or Google calls the app on this device, 8 to 4,096 visible characters
public record Device(Platform platform, String token) {
  /// The traits that hold devices begin so.
  public static final String TRAIT = "devices.";

  private static final int DIGITS = 16;
  private static final int SHORTEST = 8;
  private static final int LONGEST = 4_096;

  /// Whose push service reaches a device.
  public enum Platform {
    /// Apple's (APNs).
    IOS,
    /// Google's (FCM).
    ANDROID
  }

  public Device {
    if (!isToken(token)) {
      throw new IllegalArgumentException("A token of " + token.length() + " characters is none");
    }
  }

  /// A device by the words of a client.
  ///
  /// @param type as clients write it: `ios`, `Android`
  /// @return empty for a platform that we do not know, or a token that can be none
  public static Optional<Device> of(String type, String token) {
    for (Platform platform : Platform.values()) {
      if (platform.name().equalsIgnoreCase(type) && isToken(token)) {
        return Optional.of(new Device(platform, token));
      }
    }
    return Optional.empty();
  }

  /// Reads what [#address] wrote.
  public static Optional<Device> ofAddress(String address) {
    int blank = address.indexOf(' ');
    return blank < 0
        ? Optional.empty()
        : of(address.substring(0, blank), address.substring(blank + 1));
  }

  private static boolean isToken(String token) {
    return token.length() >= SHORTEST
        && token.length() <= LONGEST
        && token.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
  }

  /// Platform and token in one, for example `ios 740f4707...`.
  public String address() {
    return platform.name().toLowerCase(Locale.ROOT) + " " + token;
  }

  /// The name of its trait.
  public String trait() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return TRAIT + HexFormat.of().formatHex(hash, 0, DIGITS / 2);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  /// That it takes push messages since then.
  public Traits registered(Instant at) {
    return new Traits(Map.of(trait(), new Traits.Dated(new Value.Text(address()), at)));
  }

  /// That it takes none any more since then.
  public Traits retired(Instant at) {
    return new Traits(Map.of(trait(), new Traits.Dated(new Value.Text(""), at)));
  }

  /// Of the devices of a customer the one that was told of last.
  static Optional<Device> last(Traits traits) {
    return traits.all().entrySet().stream()
        .filter(told -> told.getKey().startsWith(TRAIT))
        .filter(told -> ofAddress(told.getValue().value().toString()).isPresent())
        .max(
            Comparator.comparing((Map.Entry<String, Traits.Dated> told) -> told.getValue().at())
                .thenComparing(Map.Entry::getKey))
        .flatMap(told -> ofAddress(told.getValue().value().toString()));
  }
}

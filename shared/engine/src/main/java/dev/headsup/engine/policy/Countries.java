package dev.headsup.engine.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The countries of the world with their time zones, by their letters and by the phone numbers that
/// begin with their calling code. From a file beside this class, which says where it comes from.
public final class Countries {
  private static final String FILE = "countries.txt";
  private static final int LONGEST_CODE = 4;
  private static final Countries ALL = read();

  private final Map<String, List<ZoneId>> byLetters = new TreeMap<>();
  private final Map<String, List<ZoneId>> byCode = new HashMap<>();

  private Countries() {}

  /// The zones of a country.
  ///
  /// @param letters two capital letters (ISO 3166-1)
  public static Optional<List<ZoneId>> zones(String letters) {
    return Optional.ofNullable(ALL.byLetters.get(letters));
  }

  /// Every country's letters, in order.
  public static Set<String> letters() {
    return ALL.byLetters.keySet();
  }

  /// The zones in which the owner of a phone number may live, as its calling code tells: of all
  /// countries that share it. Empty where it tells nothing.
  ///
  /// @param phone in the international form, for example `+12025550123`
  public static List<ZoneId> ofPhone(String phone) {
    if (!phone.startsWith("+")) {
      return List.of();
    }
    for (int length = LONGEST_CODE; length > 0; length--) {
      if (phone.length() > length) {
        List<ZoneId> zones = ALL.byCode.get(phone.substring(1, 1 + length));
        if (zones != null) {
          return zones;
        }
      }
    }
    return List.of();
  }

  private static Countries read() {
    try (InputStream in = Countries.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The list of countries is missing: " + FILE);
      }
      Countries countries = new Countries();
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(countries::add);
      countries.byLetters.replaceAll((letters, zones) -> List.copyOf(zones));
      countries.byCode.replaceAll((code, zones) -> List.copyOf(zones));
      return countries;
    } catch (IOException broken) {
      throw new UncheckedIOException("The list of countries cannot be read: " + FILE, broken);
    }
  }

  private void add(String line) {
    String[] parts = line.split(" ");
    Set<String> known = ZoneId.getAvailableZoneIds();
    List<ZoneId> zones =
        Arrays.stream(parts[2].split(",")).filter(known::contains).map(ZoneId::of).toList();
    byLetters.put(parts[0], zones);
    for (String code : parts[1].split(",")) {
      byCode.computeIfAbsent(code, each -> new ArrayList<>()).addAll(zones);
    }
  }
}

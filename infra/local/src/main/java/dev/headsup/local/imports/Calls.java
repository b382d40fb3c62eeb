package dev.headsup.local.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headsup.authoring.Nearest;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.signal.Observation.Behaviour;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes a row as calls of the door. The id of a call is made of its kind and content, so the same
/// row is the same call however often it is sent.
final class Calls {

  private static final JsonMapper JSON = new JsonMapper();

  /// Numbers as people type them; `007` and `+49` are texts.
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?");

  /// Traits that are texts whatever they look like.
  private static final Set<String> TEXTS =
      Set.of("email", "phone", "name", "firstName", "lastName", "locale", "timezone");

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private static final Map<String, String> SPOKEN =
      Map.of("YES", "GRANTED", "NO", "DENIED", "WITHDRAWN", "REVOKED");

  private final ImportKind kind;

  Calls(ImportKind kind) {
    this.kind = kind;
  }

  /// A row that says something that cannot be.
  static final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;

    BadRow(String reason) {
      super(reason);
    }
  }

  /// The calls of a row.
  ///
  /// @param row its cells by what they mean
  /// @param asOf when it was true, where it does not say
  List<String> of(Map<String, String> row, String asOf) throws BadRow {
    for (ImportKind.Field field : kind.fields()) {
      if (field.needed() && !row.containsKey(field.name())) {
        throw new BadRow("the cell for " + field.name() + " is empty");
      }
    }
    String at = row.getOrDefault("at", asOf);
    return switch (kind) {
      case PROFILES -> profile(row, at);
      case ACCOUNTS -> List.of(group(row, row.get("customer"), at, traits(row)));
      case CONSENTS -> List.of(consent(row, at));
      case CONTACTS -> List.of(contact(row, at));
    };
  }

  private List<String> profile(Map<String, String> row, String at) throws BadRow {
    checkPlace(row);
    List<String> calls = new ArrayList<>();
    ObjectNode traits = traits(row);
    if (!traits.isEmpty()) {
      ObjectNode call = call("identify", row.get("customer"), at);
      call.set("traits", traits);
      calls.add(finished(call));
    }
    if (row.containsKey("account")) {
      calls.add(group(row, row.get("customer"), at, JSON.createObjectNode()));
    }
    if (calls.isEmpty()) {
      throw new BadRow("the row says nothing but the customer's id");
    }
    return calls;
  }

  private String group(
      Map<String, String> row, @Nullable String customer, String at, ObjectNode traits) {
    ObjectNode call = call("group", customer, at);
    call.put("groupId", row.get("account"));
    call.set("traits", traits);
    return finished(call);
  }

  private String consent(Map<String, String> row, String at) throws BadRow {
    String purpose = word("purpose", row, Purpose.values());
    String channel = word("channel", row, Channel.values());
    String status = word("state", row, Consent.Status.values());
    List<String> proof = new ArrayList<>();
    proof.add(row.getOrDefault("source", "import"));
    if (row.containsKey("text")) {
      proof.add("text " + row.get("text"));
    }
    if (row.containsKey("basis")) {
      proof.add("basis " + row.get("basis"));
    }
    ObjectNode consent = JSON.createObjectNode();
    consent.putObject(purpose).put(channel, status);
    consent.put("source", String.join("; ", proof)).put("at", at);
    ObjectNode call = call("identify", row.get("customer"), at);
    call.putObject("context").set("consent", consent);
    return finished(call);
  }

  private String contact(Map<String, String> row, String at) {
    ObjectNode call = call("track", row.get("customer"), at);
    call.put("event", Behaviour.PAST_CONTACT);
    ObjectNode properties = call.putObject("properties");
    for (String name : List.of("topic", "channel", "ticket")) {
      if (row.containsKey(name)) {
        properties.put(name, row.get(name));
      }
    }
    return finished(call);
  }

  private static <E extends Enum<E>> String word(String field, Map<String, String> row, E[] all)
      throws BadRow {
    String written = row.getOrDefault(field, "");
    String upper = written.toUpperCase(Locale.ROOT);
    String wanted = SPOKEN.getOrDefault(upper, upper);
    List<String> known = Arrays.stream(all).map(Enum::name).toList();
    if (!known.contains(wanted)) {
      List<String> words = known.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
      throw new BadRow(
          field
              + " '"
              + written
              + "' is none of "
              + String.join(", ", words)
              + Nearest.hint(written, words));
    }
    return field.equals("state") ? wanted : wanted.toLowerCase(Locale.ROOT);
  }

  private ObjectNode traits(Map<String, String> row) {
    ObjectNode traits = JSON.createObjectNode();
    row.forEach((name, cell) -> {
      if (!Set.of("customer", "account", "at").contains(name)) {
        value(traits, name, cell);
      }
    });
    return traits;
  }

  /// A zone or a language that is not known would count as none, and nobody would hear of it.
  private static void checkPlace(Map<String, String> row) throws BadRow {
    String zone = row.getOrDefault("timezone", "UTC");
    if (!isZone(zone)) {
      throw new BadRow(
          "timezone '"
              + zone
              + "' is no time zone such as Europe/Madrid"
              + Nearest.hint(zone, ZoneId.getAvailableZoneIds()));
    }
    String locale = row.getOrDefault("locale", "en");
    if (!isLocale(locale)) {
      throw new BadRow("locale '" + locale + "' is no language such as en or en-GB");
    }
  }

  private static boolean isZone(String written) {
    try {
      return !ZoneId.of(written).getId().isEmpty();
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  /// `en_GB` is what many write for `en-GB`.
  private static boolean isLocale(String written) {
    try {
      String language =
          new Locale.Builder().setLanguageTag(written.replace('_', '-')).build().getLanguage();
      return language.length() == 3 || LANGUAGES.contains(language);
    } catch (IllformedLocaleException noTag) {
      return false;
    }
  }

  private static void value(ObjectNode traits, String name, String cell) {
    if (TEXTS.contains(name)) {
      traits.put(name, cell);
    } else if (NUMBER.matcher(cell).matches()) {
      traits.put(name, new BigDecimal(cell));
    } else if (cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false")) {
      traits.put(name, cell.equalsIgnoreCase("true"));
    } else {
      traits.put(name, cell);
    }
  }

  private static ObjectNode call(String type, @Nullable String customer, String at) {
    ObjectNode call = JSON.createObjectNode().put("type", type);
    if (customer != null) {
      call.put("userId", customer);
    }
    return call.put("timestamp", at);
  }

  private String finished(ObjectNode call) {
    String content = kind.word() + "\n" + call;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      call.put("messageId", "import-" + HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
    return call.toString();
  }
}

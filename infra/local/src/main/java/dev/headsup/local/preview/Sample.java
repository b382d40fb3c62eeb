package dev.headsup.local.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Traits;
import dev.headsup.engine.customer.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Somebody to write to: traits as they would be told, and values for the names of the trigger's
/// data.
///
/// @param traits by dotted name
/// @param data by the names that messages use, without `data.`
public record Sample(Map<String, String> traits, Map<String, String> data) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Sample {
    traits = Map.copyOf(traits);
    data = Map.copyOf(data);
  }

  /// A customer who is not there.
  public static Sample ana() {
    return new Sample(
        Map.of("name", "Ana Sample", "firstName", "Ana", "timezone", "Europe/Berlin"), Map.of());
  }

  /// Reads `{"traits": {...}, "data": {...}}`; what is inside of another object gets its name and a
  /// dot before its own.
  ///
  /// @throws IllegalArgumentException when it has another form; the message is for people
  public static Sample read(String json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
    if (root == null || !root.isObject()) {
      throw new IllegalArgumentException(EXAMPLE);
    }
    root.fieldNames()
        .forEachRemaining(name -> {
          if (!name.equals("traits") && !name.equals("data")) {
            throw new IllegalArgumentException("'" + name + "' is not known; " + EXAMPLE);
          }
        });
    return new Sample(flat(root.path("traits")), flat(root.path("data")));
  }

  private static final String EXAMPLE =
      "it looks like {\"traits\": {\"firstName\": \"Ana\", \"locale\": \"de-CH\"}, \"data\":"
          + " {\"file\": \"people.csv\"}}";

  private static Map<String, String> flat(JsonNode object) {
    Map<String, String> flat = new LinkedHashMap<>();
    if (!object.isObject() && !object.isMissingNode()) {
      throw new IllegalArgumentException(EXAMPLE);
    }
    add("", object, flat);
    return flat;
  }

  private static void add(String prefix, JsonNode object, Map<String, String> flat) {
    object
        .properties()
        .forEach(entry -> {
          if (entry.getValue().isObject()) {
            add(prefix + entry.getKey() + ".", entry.getValue(), flat);
          } else if (!entry.getValue().isNull()) {
            flat.put(prefix + entry.getKey(), text(entry.getValue()));
          }
        });
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? String.join(", ", value.valueStream().map(JsonNode::asText).toList())
        : value.asText();
  }

  /// The customer, as a store would have them.
  Profile profile() {
    Map<String, Traits.Dated> all = new HashMap<>();
    traits.forEach(
        (name, value) -> all.put(name, new Traits.Dated(new Value.Text(value), Instant.EPOCH)));
    return new Profile(new CustomerId("sample"), new Traits(all), null);
  }
}

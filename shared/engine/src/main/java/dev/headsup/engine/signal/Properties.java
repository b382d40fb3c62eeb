package dev.headsup.engine.signal;

import dev.headsup.engine.customer.Value;
import java.util.Map;
import java.util.Optional;

/// The properties of a behaviour, flattened: `cart.total` is the `total` of the object `cart`.
public record Properties(Map<String, Value> values) {
  /// No properties.
  public static final Properties NONE = new Properties(Map.of());

  public Properties {
    values = Map.copyOf(values);
  }

  /// The value at a dotted name, if there is one.
  public Optional<Value> get(String name) {
    return Optional.ofNullable(values.get(name));
  }
}

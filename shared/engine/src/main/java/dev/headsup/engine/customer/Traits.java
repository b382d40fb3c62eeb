package dev.headsup.engine.customer;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Named facts, each with the time it was told. Merging keeps the newest per name, so it may be
/// repeated and reordered freely; at the same instant the greater text wins, so that every order
/// ends alike.
public record Traits(Map<String, Dated> all) {
  /// Nothing known.
  public static final Traits NONE = new Traits(Map.of());

  public Traits {
    all = Map.copyOf(all);
  }

  /// A value and when it was told.
  public record Dated(Value value, Instant at) {
    private boolean outdates(Dated other) {
      int order = at.compareTo(other.at);
      return order > 0 || (order == 0 && value.toString().compareTo(other.value.toString()) > 0);
    }
  }

  /// The value of a name, if known.
  public Optional<Value> get(String name) {
    return Optional.ofNullable(all.get(name)).map(Dated::value);
  }

  /// The value of a name as text, if known and not blank.
  public Optional<String> text(String name) {
    return get(name).map(Value::toString).filter(text -> !text.isBlank());
  }

  /// The plain values by name.
  public Map<String, Value> values() {
    Map<String, Value> values = HashMap.newHashMap(all.size());
    all.forEach((name, dated) -> values.put(name, dated.value()));
    return values;
  }

  /// These traits with others merged in.
  public Traits merge(Traits other) {
    Map<String, Dated> merged = new HashMap<>(all);
    other.all.forEach((name, told) ->
        merged.merge(name, told, (old, fresh) -> fresh.outdates(old) ? fresh : old));
    return new Traits(merged);
  }
}

package dev.headsup.engine.customer;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Named facts, each with the time it was told. Merging keeps the newest per name, so it may be
/// repeated and reordered freely; at the same instant the greater text wins, so that every order
/// ends alike.
public record Traits(Map<String, Dated> all) {
  /// How many names are kept; beyond it the newest stay.
  public static final int MOST = 100;

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
    return new Traits(merged.size() <= MOST ? merged : newest(merged));
  }

  private static Map<String, Dated> newest(Map<String, Dated> all) {
    Map<String, Dated> kept = HashMap.newHashMap(MOST);
    all.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Dated> entry) -> entry.getValue().at())
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .limit(MOST)
        .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    return kept;
  }

  /// How many there are, and none of them: it may stand in a log.
  @Override
  public String toString() {
    return "Traits[" + all.size() + "]";
  }
}

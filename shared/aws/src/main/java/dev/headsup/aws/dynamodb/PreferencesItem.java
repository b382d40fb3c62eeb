package dev.headsup.aws.dynamodb;

import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Preferences;
import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.message.Channel;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The stored form of preferences: the attribute `preferences` of the consent item, and what they
/// were after each change beside it for ever. An address of a channel that this version does not
/// know came from a newer one, which alone writes to it.
final class PreferencesItem {
  static final String PREFERENCES = "preferences";
  private static final String PAUSED = "paused";
  private static final String LANGUAGE = "language";
  private static final String QUIET = "quiet";
  private static final String PROFILING_STOPPED = "profilingStopped";
  private static final String RESTING = "resting";
  private static final String SUPPRESSED = "suppressed";

  private PreferencesItem() {}

  /// What a change adds to the history.
  ///
  /// @param version of the consent item that the change was made from
  static TransactWriteItem history(
      String table,
      CustomerId customer,
      Preferences after,
      String source,
      Instant at,
      long version) {
    String place = "%s#%s#%d".formatted(PREFERENCES, Attr.sorted(at), version);
    Map<String, AttributeValue> item = new HashMap<>(ProfileItem.key(customer, place));
    item.put(PREFERENCES, write(after));
    item.put("source", Attr.text(source));
    item.put("at", Attr.at(at));
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table).item(item).build())
        .build();
  }

  static AttributeValue write(Preferences preferences) {
    Map<String, AttributeValue> stored = new HashMap<>();
    if (preferences.pausedUntil() != null) {
      stored.put(PAUSED, Attr.at(preferences.pausedUntil()));
    }
    if (preferences.language() != null) {
      stored.put(LANGUAGE, Attr.text(preferences.language()));
    }
    if (!preferences.quiet().isEmpty()) {
      stored.put(
          QUIET, Attr.list(preferences.quiet().stream().map(PreferencesItem::window).toList()));
    }
    if (preferences.profilingStopped()) {
      stored.put(PROFILING_STOPPED, AttributeValue.fromBool(true));
    }
    if (!preferences.resting().isEmpty()) {
      Map<String, AttributeValue> resting = new HashMap<>();
      preferences.resting().forEach((trigger, until) -> resting.put(trigger, Attr.at(until)));
      stored.put(RESTING, Attr.map(resting));
    }
    if (!preferences.suppressed().isEmpty()) {
      stored.put(
          SUPPRESSED,
          Attr.list(
              preferences.suppressed().stream()
                  .sorted(
                      Comparator.comparing(AddressHash::channel).thenComparing(AddressHash::value))
                  .map(PreferencesItem::address)
                  .toList()));
    }
    return Attr.map(stored);
  }

  private static AttributeValue window(WeeklyWindow window) {
    return Attr.map(
        Map.of(
            "days",
            Attr.list(window.days().stream().sorted().map(day -> Attr.text(day.name())).toList()),
            "from",
            Attr.text(window.from().toString()),
            "until",
            Attr.text(window.until().toString())));
  }

  private static AttributeValue address(AddressHash address) {
    return Attr.map(
        Map.of("channel", Attr.text(address.channel().name()), "hash", Attr.text(address.value())));
  }

  static Preferences read(Item stored) {
    Map<String, Instant> resting = new HashMap<>();
    stored
        .maybeMap(RESTING)
        .ifPresent(map -> map.attributes().keySet().forEach(id -> resting.put(id, map.at(id))));
    return new Preferences(
        stored.maybeAt(PAUSED).orElse(null),
        stored.maybeText(LANGUAGE).orElse(null),
        list(stored, QUIET).stream().map(PreferencesItem::readWindow).toList(),
        stored.maybe(PROFILING_STOPPED).map(AttributeValue::bool).orElse(false),
        resting,
        list(stored, SUPPRESSED).stream()
            .filter(address -> Attr.names(Channel.values(), address.text("channel")))
            .map(address ->
                new AddressHash(Channel.valueOf(address.text("channel")), address.text("hash")))
            .collect(Collectors.toSet()));
  }

  private static WeeklyWindow readWindow(Item stored) {
    Set<DayOfWeek> days =
        stored.list("days").stream()
            .map(day -> DayOfWeek.valueOf(day.s()))
            .collect(Collectors.toSet());
    return new WeeklyWindow(
        days, LocalTime.parse(stored.text("from")), LocalTime.parse(stored.text("until")));
  }

  private static List<Item> list(Item stored, String name) {
    return stored.maybe(name).map(AttributeValue::l).orElse(List.of()).stream()
        .map(value -> new Item(value.m()))
        .toList();
  }
}

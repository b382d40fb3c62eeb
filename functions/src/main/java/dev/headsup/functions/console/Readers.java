package dev.headsup.functions.console;

import dev.headsup.authoring.message.MessageSet;
import dev.headsup.authoring.trigger.CompiledTrigger;
import dev.headsup.engine.correction.Correction.About;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.incident.Walks.Place;
import dev.headsup.engine.message.Channel;
import dev.headsup.functions.WhoHeard;
import dev.headsup.functions.WhoHeard.Page;
import dev.headsup.functions.WhoHeard.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who may have read a wrong message, counted: each customer once, by the channels of their newest
/// one and the language that they are written to in.
///
/// @param customers how many
/// @param whole whether the time was enough to count all of them
/// @param ways how many by which language and channel; a customer may be there by several channels
/// @param versions how many by the hash of the trigger
/// @param purpose of the newest message
record Readers(
    long customers,
    boolean whole,
    List<Way> ways,
    Map<String, Long> versions,
    Optional<Purpose> purpose) {
  /// How long a page may count.
  private static final Duration ENOUGH = Duration.ofSeconds(6);

  private static final int ROWS = 500;
  private static final int PROFILES = 100;

  Readers {
    ways = List.copyOf(ways);
    versions = Map.copyOf(versions);
  }

  /// @param language its tag
  record Way(String language, Channel channel, long customers) {}

  /// The languages that were used.
  Set<String> languages() {
    Set<String> tags = new TreeSet<>();
    ways.forEach(way -> tags.add(way.language()));
    return tags;
  }

  /// The channels that were used.
  Set<Channel> channels() {
    Set<Channel> channels = new TreeSet<>();
    ways.forEach(way -> channels.add(way.channel()));
    return channels;
  }

  static Readers of(Sources sources, About about) {
    WhoHeard whoHeard = new WhoHeard(sources.outreaches());
    Instant end = sources.clock().instant().plus(ENOUGH);
    Map<CustomerId, Reader> newest = new LinkedHashMap<>();
    Place place = Place.START;
    while (!place.isEnd() && sources.clock().instant().isBefore(end)) {
      Page page = whoHeard.page(about, place, ROWS);
      page.readers().forEach(reader -> newest.putIfAbsent(reader.customer(), reader));
      place = page.next();
    }
    Map<String, Long> versions = new TreeMap<>();
    newest.values().forEach(reader -> versions.merge(reader.version(), 1L, Long::sum));
    return new Readers(
        newest.size(),
        place.isEnd(),
        ways(sources, about.trigger(), List.copyOf(newest.values())),
        versions,
        newest.values().stream().findFirst().map(Reader::purpose));
  }

  private static List<Way> ways(Sources sources, String trigger, List<Reader> readers) {
    Optional<MessageSet> said =
        sources.outages().compiled().get().stream()
            .flatMap(root -> root.all().stream())
            .filter(each -> each.trigger().id().equals(trigger))
            .map(CompiledTrigger::messages)
            .findFirst();
    Map<String, Map<Channel, Long>> counted = new TreeMap<>();
    for (int from = 0; from < readers.size(); from += PROFILES) {
      List<Reader> some = readers.subList(from, Math.min(readers.size(), from + PROFILES));
      Map<CustomerId, Known> known =
          sources.profiles().load(some.stream().map(Reader::customer).toList());
      for (Reader reader : some) {
        String wanted =
            Optional.ofNullable(known.get(reader.customer())).flatMap(Known::language).orElse(null);
        // Of a trigger that is gone nobody knows its languages.
        String tag = said.map(words -> words.localeFor(wanted)).orElse("en");
        reader
            .channels()
            .forEach(channel ->
                counted
                    .computeIfAbsent(tag, none -> new TreeMap<>())
                    .merge(channel, 1L, Long::sum));
      }
    }
    List<Way> ways = new ArrayList<>();
    counted.forEach((tag, channels) ->
        channels.forEach((channel, many) -> ways.add(new Way(tag, channel, many))));
    return ways;
  }
}

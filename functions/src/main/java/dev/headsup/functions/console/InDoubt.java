package dev.headsup.functions.console;

import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Counters.Count;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Unanswered.Price;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What attempts without an answer may have cost in the [#DAYS] days up to one, by channel: numbers
/// that are too high rather than too low, since a provider may have told later what became of one.
///
/// @param days from which to which day, in words
/// @param rows the channels of which there is something to say
record InDoubt(String days, List<Row> rows) {
  private static final int DAYS = 7;

  InDoubt {
    rows = List.copyOf(rows);
  }

  /// One channel.
  ///
  /// @param twice how many messages may have been heard twice
  /// @param never how many may never have been heard
  record Row(String channel, String twice, String never) {}

  /// @param day the last of the days (UTC)
  static InDoubt of(Counters counters, LocalDate day) {
    List<LocalDate> days = day.minusDays(DAYS - 1).datesUntil(day.plusDays(1)).toList();
    Map<String, Count> read =
        counters.read(
            Arrays.stream(Channel.values())
                .flatMap(channel ->
                    Arrays.stream(Price.values())
                        .flatMap(price -> days.stream().map(each -> price.counter(channel, each))))
                .toList());
    List<Row> rows = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      long twice = sum(read, Price.TWICE, channel, days);
      long never = sum(read, Price.NEVER, channel, days);
      if (twice + never > 0) {
        rows.add(new Row(channel.word(), Phrases.number(twice), Phrases.number(never)));
      }
    }
    return new InDoubt(Phrases.day(days.getFirst()) + " to " + Phrases.day(day), rows);
  }

  private static long sum(
      Map<String, Count> read, Price price, Channel channel, List<LocalDate> days) {
    return days.stream()
        .mapToLong(day -> read.getOrDefault(price.counter(channel, day), Count.NONE).total())
        .sum();
  }
}

package dev.headsup.engine.decision;

import dev.headsup.engine.decision.Counters.Count;
import dev.headsup.engine.message.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// How the messages of one version of a trigger fare by one channel, as numbers that all functions
/// add to ([Counters]): what was sent, and each sign that it should not have been.
///
/// One number is a sign on a day (UTC), with its hours as parts. Its name is `health
/// <trigger>@<hash> <channel> <sign> <day>`, for example `health import-struggle@0a1b2c3d4e5f email
/// bounced 2026-03-02`. Each sign is counted when we hear of it, once for a message, except where
/// the worker that heard of it broke just then: then it may be missing.
///
/// @param trigger its id, which holds no blank
/// @param hash of the version ([dev.headsup.engine.trigger.Trigger#hash])
public record Health(String trigger, String hash, Channel channel) {
  /// How long the numbers are kept.
  public static final Duration KEPT = Duration.ofDays(40);

  private static final int HASH_LENGTH = 12;

  /// What is counted.
  public enum Sign {
    /// A provider took the message; what all others are held against.
    SENT,
    /// It did not arrive.
    BOUNCED,
    /// The customer reported it as unwanted.
    COMPLAINED,
    /// The customer wants no more of such messages, and said so in answer to this one.
    OPTED_OUT,
    /// The provider refused it, or did not say what became of it; one for each attempt. One that
    /// only asks to try later is none.
    PROVIDER_ERROR
  }

  /// The name of the number to which a sign at a time adds.
  public String counter(Sign sign, Instant at) {
    return counter(sign, day(at));
  }

  private String counter(Sign sign, LocalDate day) {
    return "health %s@%s %s %s %s"
        .formatted(
            trigger,
            hash.substring(0, Math.min(HASH_LENGTH, hash.length())),
            channel.name().toLowerCase(Locale.ROOT),
            sign.name().toLowerCase(Locale.ROOT),
            day);
  }

  /// The part of the day for a sign at a time: its hour (UTC).
  public static int part(Instant at) {
    return at.atOffset(ZoneOffset.UTC).getHour();
  }

  /// When a number that is added to at a time may be forgotten.
  public static Instant forget(Instant at) {
    return at.truncatedTo(ChronoUnit.DAYS).plus(KEPT);
  }

  /// Adds to a sign.
  public void count(Counters counters, Sign sign, long more, Instant at) {
    counters.add(counter(sign, at), part(at), more, forget(at));
  }

  /// The names of all numbers between two times, to be read for [#between].
  public List<String> counters(Instant from, Instant to) {
    List<String> names = new ArrayList<>();
    for (LocalDate day : days(from, to)) {
      for (Sign sign : Sign.values()) {
        names.add(counter(sign, day));
      }
    }
    return List.copyOf(names);
  }

  /// The names of the numbers that say how many attempts there were between two times.
  public List<String> tried(Instant from, Instant to) {
    return days(from, to).stream()
        .flatMap(day -> Stream.of(counter(Sign.SENT, day), counter(Sign.PROVIDER_ERROR, day)))
        .toList();
  }

  /// What was counted between two times, in whole hours: from the hour of `from` on.
  ///
  /// @param read the numbers of [#counters]; one that is missing counts nothing
  public Figures between(Instant from, Instant to, Map<String, Count> read) {
    Map<Sign, Long> sums = new EnumMap<>(Sign.class);
    Instant first = from.truncatedTo(ChronoUnit.HOURS);
    for (LocalDate day : days(from, to)) {
      for (Sign sign : Sign.values()) {
        Count count = read.getOrDefault(counter(sign, day), Count.NONE);
        count
            .parts()
            .forEach((hour, more) -> {
              Instant began = day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
              if (!began.isBefore(first) && !began.isAfter(to)) {
                sums.merge(sign, more, Long::sum);
              }
            });
      }
    }
    return new Figures(sums);
  }

  /// Sums of signs.
  ///
  /// @param sums one that is missing is 0
  public record Figures(Map<Sign, Long> sums) {
    public Figures {
      sums = Map.copyOf(sums);
    }

    /// How often a sign was seen.
    public long of(Sign sign) {
      return sums.getOrDefault(sign, 0L);
    }

    /// How many attempts a sign is held against: those that got through, and for
    /// [Sign#PROVIDER_ERROR] the others too.
    public long sample(Sign sign) {
      return switch (sign) {
        case SENT, BOUNCED, COMPLAINED, OPTED_OUT -> of(Sign.SENT);
        case PROVIDER_ERROR -> of(Sign.SENT) + of(Sign.PROVIDER_ERROR);
      };
    }

    /// The share of a sign, 0 to 1; 0 where nothing was tried.
    public double rate(Sign sign) {
      long sample = sample(sign);
      return sample == 0 ? 0 : Math.min(1, (double) of(sign) / sample);
    }
  }

  private static List<LocalDate> days(Instant from, Instant to) {
    return day(from).datesUntil(day(to).plusDays(1)).toList();
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}

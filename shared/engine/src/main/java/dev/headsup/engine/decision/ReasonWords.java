package dev.headsup.engine.decision;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The details of reasons, written so that they can be read in every language: `purpose:HELP`,
/// `channels:EMAIL|INBOX` (or), `channels:EMAIL&INBOX` (and), `for:PT20M`, `times:2`, `page:WEEK`,
/// `at:2026-03-02T12:00:00Z`; anything else stands for itself.
public final class ReasonWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ReasonWords() {}

  static String purpose(Purpose purpose) {
    return "purpose:" + purpose;
  }

  static String either(List<Channel> channels) {
    return "channels:" + String.join("|", channels.stream().map(Channel::name).toList());
  }

  static String all(List<Channel> channels) {
    return "channels:" + String.join("&", channels.stream().map(Channel::name).toList());
  }

  static String duration(Duration duration) {
    return "for:" + duration;
  }

  static String times(int times) {
    return "times:" + times;
  }

  static String period(Period period) {
    return switch (period) {
      case Period.Rolling(Duration length) -> duration(length);
      case Period.Calendar page -> "page:" + page;
    };
  }

  static String time(Instant instant) {
    return "at:" + instant;
  }

  /// The instant of a detail, if it is a time.
  static Optional<Instant> when(String detail) {
    return detail.startsWith("at:") ? Optional.of(instant(detail)) : Optional.empty();
  }

  /// The instant of a detail that is a time.
  static Instant instant(String detail) {
    return Instant.parse(detail.substring("at:".length()));
  }

  static String of(String detail, boolean german) {
    int colon = detail.indexOf(':');
    String kind = colon < 0 ? "" : detail.substring(0, colon);
    String value = detail.substring(colon + 1);
    return switch (kind) {
      case "purpose" -> purpose(value, german);
      case "channels" -> channels(value, german);
      case "for" -> duration(Duration.parse(value), german);
      case "page" -> page(Period.Calendar.valueOf(value), german);
      case "times" -> times(Integer.parseInt(value), german);
      case "at" -> TIME.format(Instant.parse(value));
      default -> detail;
    };
  }

  private static String page(Period.Calendar page, boolean german) {
    return switch (page) {
      case DAY -> german ? "einem Tag" : "one day";
      case WEEK -> german ? "einer Woche" : "one week";
      case MONTH -> german ? "einem Monat" : "one month";
    };
  }

  private static String times(int times, boolean german) {
    return german ? (times == 1 ? "einmal" : times + "-mal") : Words.times(times);
  }

  private static String purpose(String name, boolean german) {
    Purpose purpose = Purpose.valueOf(name);
    return german
        ? switch (purpose) {
          case SECURITY -> "Sicherheit";
          case SERVICE -> "Service";
          case HELP -> "Hilfe";
          case MARKETING -> "Werbung";
        }
        : name.toLowerCase(Locale.ROOT);
  }

  private static String channels(String names, boolean german) {
    boolean either = names.contains("|");
    String joint = german ? (either ? " oder " : " und ") : (either ? " or " : " and ");
    return String.join(
        joint,
        Arrays.stream(names.split("[|&]"))
            .map(Channel::valueOf)
            .map(channel -> german ? german(channel) : channel.word())
            .toList());
  }

  private static String german(Channel channel) {
    return switch (channel) {
      case EMAIL -> "E-Mail";
      case SMS -> "SMS";
      case INBOX -> "Postfach";
      case PUSH -> "Push-Nachricht";
      case WEBHOOK -> "Webhook";
    };
  }

  private static String duration(Duration duration, boolean german) {
    String english = Words.of(duration);
    if (!german) {
      return english;
    }
    String[] parts = english.split(" ");
    String unit =
        switch (parts[1]) {
          case "second" -> "Sekunde";
          case "seconds" -> "Sekunden";
          case "minute" -> "Minute";
          case "minutes" -> "Minuten";
          case "hour" -> "Stunde";
          case "hours" -> "Stunden";
          case "day" -> "Tag";
          default -> "Tagen";
        };
    return parts[0] + " " + unit;
  }
}

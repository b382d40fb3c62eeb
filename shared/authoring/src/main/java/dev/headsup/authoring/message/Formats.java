package dev.headsup.authoring.message;

import java.math.BigDecimal;
import java.text.ListFormat;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates, times, numbers and lists as a customer writes them: CLDR's forms, which the JDK brings.
/// What cannot be read gives nothing, so that the template's default takes its place.
///
/// @param locale the customer's, as far as it is of the language that the message is written in
/// @param zone the customer's, or null when nobody knows it: then times are UTC's and say so
record Formats(Locale locale, @Nullable ZoneId zone) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{9,10}");
  private static final Pattern MILLIS = Pattern.compile("[0-9]{12,13}");
  private static final Pattern SPACES = Pattern.compile("[\\u00a0\\u202f]");

  /// A moment or a day, as it was told.
  ///
  /// @param hasTime whether more than the day is known
  private record Moment(ZonedDateTime at, boolean hasTime) {}

  /// A day, as `31 January 2026`.
  ///
  /// @param style `full`, `long` or `medium`
  Optional<String> date(String value, String style) {
    DateTimeFormatter form = DateTimeFormatter.ofLocalizedDate(style(style)).withLocale(locale);
    return moment(value).map(moment -> plain(form.format(moment.at)));
  }

  /// A time of day, as `14:30`; with the zone when it is not known to be the customer's.
  Optional<String> time(String value) {
    return moment(value).filter(Moment::hasTime).map(moment -> zoned(moment, time()));
  }

  /// A day and a time, as `31 January 2026, 14:30`.
  Optional<String> dateTime(String value, String style) {
    DateTimeFormatter both = DateTimeFormatter.ofLocalizedDateTime(style(style), FormatStyle.SHORT);
    return moment(value).filter(Moment::hasTime).map(moment -> zoned(moment, both));
  }

  private static DateTimeFormatter time() {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
  }

  private String zoned(Moment moment, DateTimeFormatter form) {
    return plain(form.withLocale(locale).format(moment.at)) + (zone == null ? " UTC" : "");
  }

  private static FormatStyle style(String style) {
    return switch (style) {
      case "full" -> FormatStyle.FULL;
      case "medium" -> FormatStyle.MEDIUM;
      default -> FormatStyle.LONG;
    };
  }

  /// A number with the locale's marks.
  ///
  /// @param decimals exactly so many, or -1 for as many as were told, at most 3
  Optional<String> number(String value, int decimals) {
    return number(value)
        .map(number -> {
          NumberFormat form = NumberFormat.getInstance(locale);
          set(form, decimals);
          return plain(form.format(number));
        });
  }

  /// A part of one as percent: `0.25` is `25%`.
  Optional<String> percent(String value, int decimals) {
    return number(value)
        .map(number -> {
          NumberFormat form = NumberFormat.getPercentInstance(locale);
          set(form, Math.max(0, decimals));
          return plain(form.format(number));
        });
  }

  private static void set(NumberFormat form, int decimals) {
    if (decimals >= 0) {
      form.setMinimumFractionDigits(decimals);
      form.setMaximumFractionDigits(decimals);
    }
  }

  /// An amount in whole units of a currency of ISO 4217.
  Optional<String> money(String value, String code) {
    return currency(code)
        .flatMap(currency ->
            number(value)
                .map(number -> {
                  NumberFormat form = NumberFormat.getCurrencyInstance(locale);
                  form.setCurrency(currency);
                  set(form, Math.max(0, currency.getDefaultFractionDigits()));
                  return plain(form.format(number));
                }));
  }

  /// The word for a count.
  Optional<String> plural(String value, String one, String many) {
    return number(value).map(number -> Plurals.isOne(locale, number) ? one : many);
  }

  /// `a, b and c` from `a, b, c`.
  String list(String value) {
    List<String> items =
        Arrays.stream(value.split(",")).map(String::strip).filter(each -> !each.isEmpty()).toList();
    return items.size() < 2
        ? value
        : plain(
            ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(items));
  }

  private static Optional<Currency> currency(String code) {
    return Currency.availableCurrencies()
        .filter(each -> each.getCurrencyCode().equalsIgnoreCase(code))
        .findFirst();
  }

  private static Optional<BigDecimal> number(String value) {
    return NUMBER.matcher(value).matches() ? Optional.of(new BigDecimal(value)) : Optional.empty();
  }

  /// ISO 8601 with an offset or in UTC, a day alone, or seconds or milliseconds since 1970.
  private Optional<Moment> moment(String value) {
    ZoneId here = zone == null ? ZoneOffset.UTC : zone;
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(at(Instant.ofEpochSecond(Long.parseLong(value)), here));
    }
    if (MILLIS.matcher(value).matches()) {
      return Optional.of(at(Instant.ofEpochMilli(Long.parseLong(value)), here));
    }
    return parsed(value, text -> at(OffsetDateTime.parse(text).toInstant(), here))
        .or(() ->
            parsed(value, text -> at(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC), here)))
        .or(() ->
            parsed(value, text -> new Moment(LocalDate.parse(text).atStartOfDay(here), false)));
  }

  private static Moment at(Instant instant, ZoneId zone) {
    return new Moment(instant.atZone(zone), true);
  }

  private static Optional<Moment> parsed(String value, Function<String, Moment> parser) {
    try {
      return Optional.of(parser.apply(value));
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }

  /// Narrow and unbreakable spaces as plain ones: they would double the price of a text message.
  private static String plain(String formatted) {
    return SPACES.matcher(formatted).replaceAll(" ");
  }
}

package dev.headsup.authoring.policy;

import dev.headsup.authoring.Nearest;
import dev.headsup.authoring.words.Choices;
import dev.headsup.authoring.words.Fields;
import dev.headsup.authoring.words.Page;
import dev.headsup.authoring.yaml.YamlNode;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Countries;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.QuietHours;
import dev.headsup.engine.policy.QuietRules;
import dev.headsup.engine.policy.QuietRules.Level;
import dev.headsup.engine.policy.QuietRules.Then;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads quiet hours and time zones.
final class QuietReader {
  private static final QuietRules STANDARD = Policy.standard().quiet();
  private static final Map<String, Then> THEN = Choices.of("hold", Then.HOLD, "drop", Then.DROP);
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /// A Monday; any would do.
  private static final LocalDateTime MONDAY = LocalDate.of(2024, 1, 1).atStartOfDay();

  private static final int WEEK = 7 * 24 * 60;

  private final Page page;
  private final Hours hours;

  QuietReader(Page page) {
    this.page = page;
    this.hours = new Hours(page);
  }

  QuietRules rules(Optional<YamlNode> node, Optional<YamlNode> zoneAt, Optional<YamlNode> zonesAt) {
    ZoneId zone = zoneAt.flatMap(at -> zone(at, "time zone")).orElse(null);
    List<ZoneId> listed = new ArrayList<>();
    zonesAt.ifPresent(
        at -> page.items(at, "time zones").forEach(item -> listed.addAll(zones(item))));
    if (node.isEmpty()) {
      return new QuietRules(
          STANDARD.everywhere(), STANDARD.byChannel(), STANDARD.mayBreak(), zone, listed);
    }
    Fields fields = Fields.of(node.get(), Place.QUIET, page);
    Level everywhere = level(fields, STANDARD.everywhere());
    Map<Channel, Level> byChannel = new EnumMap<>(Channel.class);
    fields
        .find("channels")
        .map(at -> Fields.of(at, Place.QUIET_CHANNELS, page))
        .ifPresent(channels -> {
          for (String word : Place.QUIET_CHANNELS.words()) {
            channels
                .find(word)
                .ifPresent(at -> byChannel.put(channel(word), channelLevel(at, word, everywhere)));
          }
        });
    return new QuietRules(everywhere, byChannel, urgent(fields), zone, listed);
  }

  private static Channel channel(String word) {
    return Objects.requireNonNull(Choices.CHANNELS.get(word));
  }

  private Level channelLevel(YamlNode node, String word, Level everywhere) {
    int before = page.findings().count();
    Level level = level(Fields.of(node, Place.LEVEL, page), everywhere);
    if (channel(word) == Channel.SMS && page.findings().count() == before) {
      lawful(node, level);
    }
    return level;
  }

  /// A level; what it leaves out is as in the wider one.
  private Level level(Fields fields, Level wider) {
    List<WeeklyWindow> windows =
        fields.find("hours").map(at -> hours.windows(at, "hours")).orElse(wider.hours().windows());
    Hours.Holidays holidays =
        fields
            .find("holidays")
            .map(hours::holidays)
            .orElse(new Hours.Holidays(wider.hours().dates(), wider.hours().yearly()));
    Then then =
        fields
            .find("then")
            .map(at -> page.choice(at, "then", THEN, Then.HOLD))
            .orElse(wider.then());
    return new Level(new QuietHours(windows, holidays.dates(), holidays.yearly()), then);
  }

  /// Nobody may write that text messages go out when the law forbids it; that the decisions keep to
  /// it anyway would be read as a mistake of theirs.
  private void lawful(YamlNode node, Level level) {
    for (int minute = 0; minute < WEEK; minute++) {
      LocalDateTime wall = MONDAY.plusMinutes(minute);
      if (QuietRules.LAWFUL_QUIET.contains(wall) && !level.hours().isQuiet(wall)) {
        page.fault(
            node,
            "text messages for help and marketing go out between 08:00 and 20:00 only (47 CFR"
                + " 64.1200(c)(1), and the law of Florida), and at "
                + wall.toLocalTime()
                + " these hours are not quiet: let them cover 20:00 to 08:00");
        return;
      }
    }
  }

  private Set<Purpose> urgent(Fields fields) {
    Optional<YamlNode> node = fields.find("urgent");
    if (node.isEmpty()) {
      return STANDARD.mayBreak();
    }
    Set<Purpose> urgent = EnumSet.noneOf(Purpose.class);
    if (node.get() instanceof YamlNode.Text text && text.value().strip().equals(Hours.NONE)) {
      return urgent;
    }
    for (YamlNode item : page.items(node.get(), "urgent")) {
      Purpose purpose = page.choice(item, "urgent", Choices.PURPOSES, Purpose.SERVICE);
      if (purpose.needsGrant()) {
        page.fault(item, "only security and service may break quiet hours, however urgent");
      } else {
        urgent.add(purpose);
      }
    }
    return urgent;
  }

  /// A zone by its name.
  Optional<ZoneId> zone(YamlNode node, String word) {
    String name = page.text(node, word);
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (known.contains(name)) {
      return Optional.of(ZoneId.of(name));
    }
    if (!name.equals(Page.NOTHING)) {
      page.fault(
          node,
          "'"
              + name
              + "' is no time zone"
              + Nearest.hint(name, known)
              + "; write a name of the tz database, for example Europe/Berlin");
    }
    return Optional.empty();
  }

  /// A country's zones, or one zone.
  private List<ZoneId> zones(YamlNode node) {
    String name = page.text(node, "time zones");
    if (COUNTRY.matcher(name).matches()) {
      Optional<List<ZoneId>> zones = Countries.zones(name);
      if (zones.isEmpty()) {
        page.fault(
            node, "'" + name + "' is no country; write two capital letters (ISO 3166), such as DE");
      }
      return zones.orElse(List.of());
    }
    return zone(node, "time zones").map(List::of).orElse(List.of());
  }

  /// Hours and holidays of the team.
  Hours hours() {
    return hours;
  }
}

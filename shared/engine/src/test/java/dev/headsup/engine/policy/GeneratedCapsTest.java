package dev.headsup.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Caps.Cap;
import dev.headsup.engine.policy.Caps.Room;
import dev.headsup.engine.policy.Period.Calendar;
import dev.headsup.engine.policy.Period.Rolling;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Caps against a slower truth that counts the calendar by comparing dates.
class GeneratedCapsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<Channel> CHANNELS = List.of(Channel.values());
  private static final List<Calendar> PAGES = List.of(Calendar.values());
  private static final List<ZoneId> ZONES =
      Stream.of(
              "Europe/Berlin",
              "America/New_York",
              "Australia/Lord_Howe",
              "Asia/Beirut",
              "Pacific/Chatham",
              "UTC")
          .map(ZoneId::of)
          .toList();

  @Test
  void aChannelIsOpenWhenEveryRuleCountsLessThanItsMost() {
    int full = 0;
    for (int seed = 0; seed < 4_000; seed++) {
      Random random = new Random(seed);
      ZoneId zone = any(ZONES, random);
      Instant now = START.plusSeconds(random.nextInt(365 * 86_400));
      Caps caps = new Caps(rules(random));
      List<Contact> sent = sent(random, now);
      List<Channel> wanted = List.of(Channel.values());

      Room room = caps.room(sent, wanted, "a", now, List.of(zone));

      List<Channel> expected = open(caps, sent, wanted, now, zone);
      assertThat(room.open()).as("seed %d", seed).isEqualTo(expected);
      if (expected.isEmpty()) {
        full++;
        Instant next = room.next().orElseThrow();
        assertThat(open(caps, sent, wanted, next, zone)).as("seed %d", seed).isNotEmpty();
        assertThat(open(caps, sent, wanted, next.minusMillis(1), zone))
            .as("seed %d", seed)
            .isEmpty();
      }
    }
    assertThat(full).as("cases in which nothing was open").isGreaterThan(200);
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static List<Cap> rules(Random random) {
    List<Cap> rules = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      Period period =
          random.nextBoolean()
              ? new Rolling(Duration.ofMinutes(1 + random.nextInt(31 * 1440)))
              : any(PAGES, random);
      Channel channel = random.nextInt(3) == 0 ? any(CHANNELS, random) : null;
      rules.add(
          new Cap(1 + random.nextInt(5), channel, random.nextInt(3) == 0 ? "a" : null, period));
    }
    return rules;
  }

  private static List<Contact> sent(Random random, Instant now) {
    List<Contact> sent = new ArrayList<>();
    for (int i = random.nextInt(25); i > 0; i--) {
      sent.add(
          new Contact(
              now.minusSeconds(random.nextInt(20 * 86_400)),
              channels(random),
              random.nextBoolean() ? "a" : "b",
              Purpose.HELP,
              random.nextInt(5) > 0,
              random.nextInt()));
    }
    return sent;
  }

  private static Set<Channel> channels(Random random) {
    Set<Channel> channels = EnumSet.of(any(CHANNELS, random));
    channels.add(any(CHANNELS, random));
    return channels;
  }

  private static List<Channel> open(
      Caps caps, List<Contact> sent, List<Channel> wanted, Instant now, ZoneId zone) {
    return wanted.stream()
        .filter(channel ->
            caps.rules().stream()
                .filter(cap -> cap.channel() == null || cap.channel() == channel)
                .allMatch(cap -> counted(cap, sent, now, zone) < cap.most()))
        .toList();
  }

  private static long counted(Cap cap, List<Contact> sent, Instant now, ZoneId zone) {
    return sent.stream()
        .filter(Contact::counts)
        .filter(contact -> cap.channel() == null || contact.channels().contains(cap.channel()))
        .filter(contact -> cap.category() == null || cap.category().equals(contact.category()))
        .filter(contact -> isWithin(cap.period(), contact.at(), now, zone))
        .count();
  }

  private static boolean isWithin(Period period, Instant at, Instant now, ZoneId zone) {
    LocalDate then = LocalDate.ofInstant(at, zone);
    LocalDate today = LocalDate.ofInstant(now, zone);
    return switch (period) {
      case Rolling(Duration length) -> Duration.between(at, now).compareTo(length) < 0;
      case Calendar page ->
          switch (page) {
            case DAY -> then.equals(today);
            case WEEK ->
                then.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                        == today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                    && then.get(IsoFields.WEEK_BASED_YEAR) == today.get(IsoFields.WEEK_BASED_YEAR);
            case MONTH -> then.withDayOfMonth(1).equals(today.withDayOfMonth(1));
          };
    };
  }
}

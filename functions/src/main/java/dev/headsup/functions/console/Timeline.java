package dev.headsup.functions.console;

import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Verdict;
import dev.headsup.engine.handoff.HandOff;
import dev.headsup.engine.handoff.Resolution;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.Outreach;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What happened with one customer, newest first, in their own time: what they did that mattered,
/// what was decided, what was sent, what they allowed.
final class Timeline {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

  private final ZoneId zone;
  private final Instant now;
  private final List<Happening> happenings = new ArrayList<>();

  Timeline(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  /// One thing that happened.
  ///
  /// @param day the day's heading; empty when it is the day of the one above
  /// @param tone a class of the stylesheet
  /// @param url where it is explained, or null
  record Entry(
      String day,
      Moment at,
      String icon,
      String tone,
      String title,
      String detail,
      @Nullable String url) {}

  private record Happening(
      Instant at, String icon, String tone, String title, String detail, @Nullable String url) {}

  void decided(Outreach outreach) {
    String trigger = outreach.trigger().name();
    String url = Urls.why(outreach.customer(), outreach.id());
    switch (outreach.decision()) {
      case Decision.Send(var channels, var otherwise) ->
          add(outreach.at(), "send", "told", "Told: " + trigger, Phrases.by(channels), url);
      case Decision.Defer(Instant until) ->
          add(
              outreach.at(),
              "clock",
              "wait",
              "Waiting: " + trigger,
              upper(Phrases.again(until, now)) + ".",
              url);
      case Decision.Suppress stopped ->
          add(
              outreach.at(),
              "no",
              "not",
              "Not told: " + trigger,
              "Because "
                  + Phrases.because(stopped)
                  + (outreach.times() == 1 ? "." : ", " + outreach.times() + " times that day."),
              url);
      case Decision.HoldOut heldOut ->
          add(
              outreach.at(),
              "no",
              "not",
              "Not told: " + trigger,
              "Because they are in the control group.",
              url);
      case Decision.HandOff handOff ->
          add(
              outreach.at(),
              "person",
              "person",
              "To a person: " + trigger,
              upper(handOff.because().words(Locale.ENGLISH, List.of())) + ".",
              url);
    }
    outreach.verdicts().stream()
        .filter(verdict -> verdict.answer() == Verdict.Answer.PERSON)
        .flatMap(verdict -> verdict.when().stream())
        .forEach(at -> add(at, "dot", "plain", "Wrote to us or about us", "", null));
    outreach
        .evidence()
        .times()
        .forEach(
            at -> add(at, "dot", "plain", Phrases.upper(outreach.evidence().plain()), "", null));
  }

  /// What people did about a case that went to them.
  void handled(HandOff handOff) {
    String url = Urls.handOff(handOff.customer(), handOff.id());
    HandOff.Taken taken = handOff.taken();
    Resolution end = handOff.resolution();
    if (end != null) {
      String title = "Case ended: " + end.outcome().word();
      add(end.at(), "check", "good", title, "By " + end.by() + ".", url);
    }
    if (taken != null) {
      add(taken.at(), "person", "person", "Case taken by " + taken.by(), "", url);
    }
  }

  void sent(Delivery delivery) {
    Sending sending = Sending.of(delivery, Moment.timeOfDay(delivery.at(), zone), "");
    add(
        delivery.at(),
        sending.pill().icon(),
        sending.pill().tone(),
        upper(sending.channel()) + " " + sending.pill().word(),
        sending.detail(),
        null);
  }

  void allowed(Consent consent) {
    for (Purpose purpose : Purpose.values()) {
      for (Channel channel : Channel.values()) {
        consent.on(purpose, channel).ifPresent(grant -> said(purpose, channel, grant));
      }
    }
  }

  private void said(Purpose purpose, Channel channel, Grant grant) {
    boolean yes = grant.status() == Consent.Status.GRANTED;
    add(
        grant.at(),
        yes ? "check" : "x",
        yes ? "good" : "bad",
        (yes ? "Said yes to " : "Said no to ")
            + Phrases.purpose(purpose).toLowerCase(Locale.ROOT)
            + " by "
            + channel.word(),
        "Source: " + grant.source(),
        null);
  }

  /// At most so many entries, newest first, the same thing said once. Of things at one instant the
  /// one that was added first is on top: add effects before their causes.
  List<Entry> newest(int limit) {
    List<Happening> sorted =
        happenings.stream()
            .distinct()
            .sorted(Comparator.comparing(Happening::at).reversed())
            .limit(limit)
            .toList();
    List<Entry> entries = new ArrayList<>();
    String day = "";
    for (Happening each : sorted) {
      String its = DAY.format(each.at().atZone(zone));
      entries.add(
          new Entry(
              its.equals(day) ? "" : its,
              Moment.timeOfDay(each.at(), zone),
              each.icon(),
              each.tone(),
              each.title(),
              each.detail(),
              each.url()));
      day = its;
    }
    return entries;
  }

  /// How many things happened, shown or not.
  int size() {
    return (int) happenings.stream().distinct().count();
  }

  private void add(
      Instant at, String icon, String tone, String title, String detail, @Nullable String url) {
    happenings.add(new Happening(at, icon, tone, title, detail, url));
  }

  private static String upper(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}

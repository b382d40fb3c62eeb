package dev.headsup.functions.preferences.page;

import dev.headsup.aws.links.PageLink;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Preferences;
import dev.headsup.engine.customer.Profile;
import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.policy.ConsentRule.Needs;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.trigger.When.Start;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts what is known into the words of the page.
///
/// @param now when somebody looks
record Views(Language in, PageLink link, Known known, Policy policy, Instant now) {
  /// What the page is about.
  ///
  /// @param delivery the message, null where it is gone
  /// @param start what started its case, null where the trigger is gone
  record Case(@Nullable Delivery delivery, @Nullable Start start, List<Instant> times) {
    Case {
      times = List.copyOf(times);
    }
  }

  View page(Case about, String action, String style, String done) {
    return new View(
        in,
        in.say("title"),
        policy.brand().name(),
        style,
        action,
        done.isEmpty() ? "" : in.say("done." + done, purpose(), channel()),
        sent(about),
        stop(),
        link.opensAll(now),
        new View.Rest(
            link.to() != null,
            rows(),
            pause(),
            languages(),
            hours(),
            facts(),
            known.preferences().profilingStopped()));
  }

  private String purpose() {
    return in.say("purpose." + word(link.purpose()));
  }

  private String channel() {
    return in.say("by." + word(link.channel()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private ZoneId zone() {
    return known
        .profile()
        .zone()
        .orElseGet(() -> policy.quiet().zone() == null ? ZoneOffset.UTC : policy.quiet().zone());
  }

  private View.Sent sent(Case about) {
    Delivery delivery = about.delivery();
    Message message = delivery == null ? null : delivery.message();
    String subject =
        switch (message) {
          case null -> "";
          case Message.Email email -> email.subject();
          case Message.Inbox item -> item.title();
          case Message.Sms text -> "";
          case Message.Push push -> push.title();
          case Message.Webhook webhook -> webhook.title();
        };
    String how =
        delivery == null
            ? in.say("sent.gone", channel())
            : in.say("sent", channel(), in.when(delivery.at(), zone()));
    return new View.Sent(subject, how, Why.of(about.start(), about.times(), in));
  }

  private View.Stop stop() {
    boolean stopped = !known.consent().allows(link.purpose(), link.channel());
    String state = in.say(stopped ? "stop.is-off" : "stop.is-on", purpose(), channel());
    return new View.Stop(
        state, stopped, in.say("stop.one", purpose(), channel()), in.say("stop.all", channel()));
  }

  private List<View.Row> rows() {
    List<View.Row> rows = new ArrayList<>();
    for (Purpose purpose : Purpose.values()) {
      List<View.Tick> ticks = new ArrayList<>();
      for (Channel channel : Channel.values()) {
        if (isOffered(purpose, channel)) {
          ticks.add(tick(new Scope(purpose, channel)));
        }
      }
      if (!ticks.isEmpty()) {
        String name = in.say("purpose." + word(purpose));
        rows.add(new View.Row(name, in.say("hint." + word(purpose)), ticks));
      }
    }
    return rows;
  }

  /// Where they are reached, and what they know of: that a company has a system of its own to reach
  /// them by is news to most, so it stands here once they said something about it or it reached
  /// them.
  private boolean isOffered(Purpose purpose, Channel channel) {
    return switch (channel) {
      case EMAIL, SMS, INBOX, PUSH -> known.profile().address(channel).isPresent();
      case WEBHOOK -> link.channel() == channel || known.consent().on(purpose, channel).isPresent();
    };
  }

  private View.Tick tick(Scope scope) {
    boolean said = known.consent().allows(scope.purpose(), scope.channel());
    boolean confirmed =
        known.consent().on(scope.purpose(), scope.channel()).filter(Grant::isConfirmed).isPresent();
    boolean pending =
        said
            && !confirmed
            && policy.consent().needs(scope.purpose(), scope.channel()) == Needs.CONFIRMED;
    // Where the link came by this very channel, ticking and saving is the confirmation.
    boolean here = scope.channel() == link.channel();
    String note = pending ? in.say(here ? "confirm.here" : "confirm.there") : "";
    return new View.Tick(
        Wish.field(scope),
        in.say("channel." + word(scope.channel())),
        said && !(pending && here),
        note);
  }

  private View.Pause pause() {
    Preferences preferences = known.preferences();
    Instant until = preferences.pausedUntil();
    return until != null && preferences.isPaused(now)
        ? new View.Pause(true, in.say("pause.until", in.day(until, zone())))
        : new View.Pause(false, "");
  }

  private List<View.Choice> languages() {
    String chosen = known.preferences().language();
    List<View.Choice> choices = new ArrayList<>();
    choices.add(new View.Choice("", in.say("language.any"), chosen == null));
    for (Language language : Language.all()) {
      choices.add(new View.Choice(language.tag(), language.own(), language.tag().equals(chosen)));
    }
    return choices;
  }

  private View.Hours hours() {
    List<WeeklyWindow> windows = known.preferences().quiet();
    WeeklyWindow daily =
        windows.stream().filter(window -> window.days().size() == 7).findFirst().orElse(null);
    String clock =
        known
            .profile()
            .zone()
            .map(zone -> in.say("quiet.clock", zone.getId().replace('_', ' ')))
            .orElseGet(() -> in.say("quiet.no-clock"));
    return new View.Hours(
        daily == null ? "" : daily.from().toString(),
        daily == null ? "" : daily.until().toString(),
        isWhole(windows, DayOfWeek.SATURDAY),
        isWhole(windows, DayOfWeek.SUNDAY),
        clock);
  }

  private static boolean isWhole(List<WeeklyWindow> windows, DayOfWeek day) {
    return windows.stream()
        .anyMatch(
            window -> window.days().equals(Set.of(day)) && window.from().equals(window.until()));
  }

  /// What may be shown to whoever holds the link; addresses only as far as their owner knows them
  /// again, and of everything else that the company told us how much there is.
  private List<View.Fact> facts() {
    Profile profile = known.profile();
    List<View.Fact> facts = new ArrayList<>();
    Set<String> shown = Set.of("name", "firstName", "email", "phone", "locale", "timezone");
    profile
        .traits()
        .text("name")
        .or(() -> profile.traits().text("firstName"))
        .ifPresent(name -> facts.add(new View.Fact(in.say("fact.name"), name)));
    profile.email().ifPresent(to -> facts.add(new View.Fact(in.say("fact.email"), email(to))));
    profile.phone().ifPresent(to -> facts.add(new View.Fact(in.say("fact.phone"), phone(to))));
    profile.locale().ifPresent(tag -> facts.add(new View.Fact(in.say("fact.language"), tag)));
    profile.zone().ifPresent(zone -> facts.add(new View.Fact(in.say("fact.zone"), zone.getId())));
    long others =
        profile.traits().all().keySet().stream().filter(name -> !shown.contains(name)).count();
    if (others > 0) {
      facts.add(new View.Fact(in.say("fact.others"), in.say("fact.others-count", others)));
    }
    for (String kept : List.of("events", "messages", "consent")) {
      facts.add(new View.Fact(in.say("fact." + kept), in.say("fact." + kept + "-kept")));
    }
    return facts;
  }

  private static String email(String address) {
    int at = address.lastIndexOf('@');
    return at <= 0
        ? "•••"
        : address.substring(0, address.offsetByCodePoints(0, 1)) + "•••" + address.substring(at);
  }

  private static String phone(String number) {
    return "•••" + (number.length() < 8 ? "" : number.substring(number.length() - 4));
  }
}

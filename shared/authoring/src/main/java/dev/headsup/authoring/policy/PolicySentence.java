package dev.headsup.authoring.policy;

import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.decision.Words;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Approval;
import dev.headsup.engine.policy.Caps.Cap;
import dev.headsup.engine.policy.Period;
import dev.headsup.engine.policy.Policy;
import dev.headsup.engine.policy.QuietHours;
import dev.headsup.engine.policy.Ramp;
import dev.headsup.engine.policy.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Says back what a policy means for a customer, so that its writer sees what was understood.
public final class PolicySentence {
  private PolicySentence() {}

  /// The sentence, for example `At most 3 messages in a calendar day, 1 text message in any 2 days;
  /// quiet from 21:00 until 08:00, for text messages from 20:00 until 08:00, where the customer is,
  /// else in Europe/Berlin; a person answers within 30 minutes, 2 hours or 1 day; a new version of
  /// help or marketing goes to 100 customers first, then to 1 %, 10 %, then to all, 1 hour apart;
  /// up to 1000 customers a day nobody is asked, above that a second person may have to say yes;
  /// whatever goes wrong, at most 5 messages a day and 2 text messages an hour to one customer.`
  public static String of(Policy policy) {
    List<String> parts = new ArrayList<>();
    if (policy.stop().all()) {
      parts.add("nothing goes out");
    }
    parts.add(caps(policy.caps().rules()));
    parts.add(quiet(policy));
    parts.add(
        "a person answers within "
            + promise(policy, Severity.CRITICAL)
            + ", "
            + promise(policy, Severity.HIGH)
            + " or "
            + promise(policy, Severity.NORMAL));
    parts.add(ramp(policy.braking().ramp()));
    parts.add(approval(policy.braking().approval()));
    parts.add(
        "whatever goes wrong, at most "
            + counted(policy.ceilings().perDay(), "message")
            + " a day and "
            + counted(policy.ceilings().textsPerHour(), "text message")
            + " an hour to one customer");
    String all = String.join("; ", parts) + ".";
    return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1);
  }

  private static String caps(List<Cap> rules) {
    return rules.isEmpty()
        ? "no caps"
        : "at most " + String.join(", ", rules.stream().map(PolicySentence::cap).toList());
  }

  private static String cap(Cap cap) {
    Channel channel = cap.channel();
    String what = channel == null ? "message" : message(channel);
    return counted(cap.most(), what)
        + (cap.category() == null ? "" : " about " + cap.category())
        + " in "
        + period(cap.period());
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String message(Channel channel) {
    return switch (channel) {
      case EMAIL, SMS, PUSH, WEBHOOK -> channel.word();
      case INBOX -> "inbox item";
    };
  }

  private static String period(Period period) {
    return switch (period) {
      case Period.Rolling(Duration length) -> "any " + Words.of(length);
      case Period.Calendar page -> "a calendar " + page.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String quiet(Policy policy) {
    var rules = policy.quiet();
    List<String> said = new ArrayList<>();
    said.add(hours(rules.everywhere().hours()));
    for (Channel channel : Channel.values()) {
      var level = rules.byChannel().get(channel);
      if (level != null) {
        said.add("for " + message(channel) + "s " + hours(level.hours()));
      }
    }
    return "quiet "
        + String.join(", ", said)
        + ", where the customer is"
        + (rules.zone() == null ? "" : ", else in " + rules.zone());
  }

  private static String hours(QuietHours hours) {
    String windows =
        hours.windows().isEmpty()
            ? "at no hour"
            : String.join(" and ", hours.windows().stream().map(PolicySentence::window).toList());
    int holidays = hours.dates().size() + hours.yearly().size();
    return holidays == 0
        ? windows
        : windows + " and on " + holidays + (holidays == 1 ? " holiday" : " holidays");
  }

  private static String window(WeeklyWindow window) {
    String days =
        window.days().size() == 7
            ? ""
            : "on "
                + String.join(
                    ", ",
                    window.days().stream()
                        .sorted()
                        .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                        .toList());
    return window.from().equals(window.until())
        ? (days.isEmpty() ? "all day" : days)
        : (days.isEmpty() ? "" : days + " ") + "from " + window.from() + " until " + window.until();
  }

  private static String ramp(Ramp ramp) {
    String whose = ramp.all() ? "a new version " : "a new version of help or marketing ";
    if (ramp.isLast(0)) {
      return whose + "goes to everybody at once";
    }
    List<String> shares =
        ramp.shares().stream()
            .map(share -> BigDecimal.valueOf(share).movePointRight(2))
            .map(percent -> percent.stripTrailingZeros().toPlainString() + " %")
            .toList();
    return whose
        + "goes to "
        + counted(ramp.first(), "customer")
        + " first, "
        + (shares.isEmpty() ? "" : "then to " + String.join(", ", shares) + ", ")
        + "then to all, "
        + Words.of(ramp.hold())
        + " apart";
  }

  private static String approval(Approval approval) {
    return "up to "
        + counted(approval.free(), "customer")
        + " a day nobody is asked, above that a second person may have to say yes"
        + (approval.solo() ? ", or below " + approval.soloBelow() + " whoever made it" : "");
  }

  private static String promise(Policy policy, Severity severity) {
    return Words.of(Objects.requireNonNull(policy.heart().promise().get(severity)));
  }
}

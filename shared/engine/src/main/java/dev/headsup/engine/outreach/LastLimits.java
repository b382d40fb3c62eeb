package dev.headsup.engine.outreach;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.ChannelSender.Letter;
import dev.headsup.engine.policy.Budget;
import dev.headsup.engine.policy.Ceilings;
import dev.headsup.engine.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The limits of which a message takes one before its provider is asked: attempts, what one
/// customer gets, text messages to one prefix, and the policy's budgets. Pure.
public final class LastLimits {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /// How long after it was of use the attempts of a message are still counted.
  private static final Duration KEPT = Duration.ofDays(30);

  private LastLimits() {}

  /// The limits of a message; the customer's inbox, which is our own, has the budgets only.
  public static List<Allowance> of(Letter letter, Policy policy, Instant now) {
    List<Allowance> all = new ArrayList<>();
    Delivery delivery = letter.delivery();
    Channel channel = delivery.channel();
    int attempts = attempts(channel);
    if (attempts > 0) {
      all.add(
          new Allowance(
              "guard attempts " + delivery.id(),
              attempts,
              null,
              delivery.notAfter().plus(KEPT),
              "it was tried " + attempts + " times, and more is never tried",
              false));
      all.addAll(ofCustomer(delivery.customer(), channel, policy.ceilings(), now));
    }
    if (channel == Channel.SMS) {
      all.add(ofPrefix(letter.address(), policy.ceilings(), now));
    }
    all.addAll(budgets(letter.trigger().id(), channel, policy, now));
    return all;
  }

  /// Of what a message took, that which it gives back when its sender says that it was not sent. Of
  /// a webhook an attempt stays counted: its receiver may have taken what it did not answer.
  public static List<Allowance> toGiveBack(Channel channel, List<Allowance> taken) {
    return switch (channel) {
      case EMAIL, SMS, PUSH, INBOX -> taken;
      case WEBHOOK -> taken.subList(1, taken.size());
    };
  }

  /// How often a provider is asked about one message at most; 0 for no end.
  static int attempts(Channel channel) {
    return switch (channel) {
      case EMAIL, PUSH -> 3;
      case SMS -> 2;
      case WEBHOOK -> WebhookWaits.MOST;
      case INBOX -> 0;
    };
  }

  private static List<Allowance> ofCustomer(
      CustomerId customer, Channel channel, Ceilings ceilings, Instant now) {
    List<Allowance> all = new ArrayList<>();
    all.add(
        new Allowance(
            inADay(customer),
            ceilings.perDay(),
            DAY,
            now.plus(DAY).plus(DAY),
            "the customer got "
                + ceilings.perDay()
                + " messages within 24 hours, the most there is",
            false));
    if (channel == Channel.SMS) {
      all.add(
          new Allowance(
              textsInAnHour(customer),
              ceilings.textsPerHour(),
              HOUR,
              now.plus(DAY),
              "the customer got "
                  + ceilings.textsPerHour()
                  + " text messages within an hour, the most there is",
              true));
    }
    return all;
  }

  /// The counter of a customer's messages: a hash, which tells nobody who it is.
  public static String inADay(CustomerId customer) {
    return "guard day " + OutreachKey.ofRecipient(customer);
  }

  /// The counter of a customer's text messages.
  public static String textsInAnHour(CustomerId customer) {
    return "guard texts " + OutreachKey.ofRecipient(customer);
  }

  private static Allowance ofPrefix(String phone, Ceilings ceilings, Instant now) {
    String prefix = phone.substring(0, Math.min(phone.length(), 1 + Ceilings.PREFIX));
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    return new Allowance(
        "guard prefix " + prefix + " " + hour,
        ceilings.textsPerPrefix(),
        null,
        hour.plus(DAY),
        "numbers with the same first digits got "
            + ceilings.textsPerPrefix()
            + " text messages in an hour, the most there is",
        true);
  }

  /// Of two budgets with one counter the smaller one holds.
  private static List<Allowance> budgets(
      String trigger, Channel channel, Policy policy, Instant now) {
    Map<String, Allowance> byCounter = new LinkedHashMap<>();
    for (Budget budget : policy.budgets()) {
      if (budget.concerns(channel)) {
        String counter = budget.counter(trigger, now, policy.zone());
        byCounter.merge(
            counter,
            new Allowance(
                counter,
                budget.most(),
                null,
                budget.ends(now, policy.zone()),
                "the budget '" + counter + "' is spent",
                true),
            (one, other) -> one.most() <= other.most() ? one : other);
      }
    }
    return List.copyOf(byCounter.values());
  }
}

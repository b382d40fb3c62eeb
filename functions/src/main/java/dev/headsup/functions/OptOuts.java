package dev.headsup.functions;

import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Health;
import dev.headsup.engine.decision.Health.Sign;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.OutreachReceipts;
import dev.headsup.engine.outreach.Outreaches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the customers who say no to us within a day of a message, for the version of the trigger
/// that sent it: breakers look at that number. The no itself is kept before; that it could not be
/// counted is only logged.
///
/// Whoever calls knows that it is news; a no that comes twice in the same moment may count twice.
///
/// @param outreaches names the trigger of a message
/// @param receipts finds what a customer was sent last, where the no does not say to what
public record OptOuts(
    Outreaches outreaches, OutreachReceipts receipts, Counters counters, InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(OptOuts.class);

  /// A later no is an answer to something else.
  static final Duration SOON = Duration.ofDays(1);

  /// A no in answer to a ledger entry.
  public void to(String outreach, CustomerId customer, Channel channel) {
    quietly(outreach, () -> count(outreach, customer, channel));
  }

  /// A no by a channel, in answer to whatever came by it last.
  public void by(Channel channel, CustomerId customer) {
    quietly(
        channel.word(),
        () ->
            receipts.called(customer, channel).stream()
                .max(Comparator.comparing(Delivery::at))
                .ifPresent(last -> count(last.outreach(), customer, channel)));
  }

  private void count(String outreach, CustomerId customer, Channel channel) {
    Instant now = clock.instant();
    outreaches
        .find(customer, outreach)
        .filter(entry -> !now.isAfter(entry.at().plus(SOON)))
        .map(entry -> new Health(entry.trigger().id(), entry.trigger().hash(), channel))
        .ifPresent(health -> health.count(counters, Sign.OPTED_OUT, 1, now));
  }

  private static void quietly(String what, Runnable counting) {
    try {
      counting.run();
    } catch (RuntimeException lost) {
      LOG.error("A no in answer to {} could not be counted", what, lost);
    }
  }
}

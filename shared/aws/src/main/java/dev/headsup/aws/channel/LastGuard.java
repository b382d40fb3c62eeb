package dev.headsup.aws.channel;

import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Allowance;
import dev.headsup.engine.outreach.Allowances;
import dev.headsup.engine.outreach.ChannelSender;
import dev.headsup.engine.outreach.LastLimits;
import dev.headsup.engine.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands before every sender and holds what must hold even when everything before it is wrong: who
/// may be reached at all, how often a message is tried, how much one customer gets, where text
/// messages go, and the budgets ([LastLimits]). It counts for itself and knows nothing of claims.
///
/// What a message takes is given back when it was certainly not sent. Nothing is done after an
/// answer that says it was sent, or none.
public final class LastGuard implements ChannelSender {
  private static final Logger LOG = LoggerFactory.getLogger(LastGuard.class);

  /// How long the counters may take: what was looked at before is that much older then.
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ChannelSender behind;
  private final Allowances allowances;
  private final Supplier<Policy> policy;
  private final SendOnly only;
  private final InstantSource clock;

  /// @param behind the sender it guards
  /// @param policy as it runs
  /// @param only who may be reached at all
  public LastGuard(
      ChannelSender behind,
      Allowances allowances,
      Supplier<Policy> policy,
      SendOnly only,
      InstantSource clock) {
    this.behind = behind;
    this.allowances = allowances;
    this.policy = policy;
    this.only = only;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return behind.channel();
  }

  @Override
  public Result send(Letter letter) {
    if (channel() != Channel.INBOX && !only.allows(channel(), letter.address())) {
      return new Result.Kept("this stack is being tried out: SendOnlyTo does not list the address");
    }
    Instant now = clock.instant();
    Policy rules = policy.get();
    if (channel() == Channel.SMS
        && !rules.ceilings().allows(letter.address(), rules.quiet().listed())) {
      return new Result.Withheld("text messages do not go to the country of this number", true);
    }
    List<Allowance> wanted = LastLimits.of(letter, rules, now);
    if (wanted.isEmpty()) {
      return behind.send(letter);
    }
    try {
      Optional<Allowance> spent = allowances.take(wanted, now);
      if (spent.isPresent()) {
        return new Result.Withheld(spent.get().spent(), spent.get().elsewhere());
      }
    } catch (RuntimeException unanswered) {
      LOG.error("{}: the counters did not answer", letter.delivery().id(), unanswered);
      return new Result.NotSent("the counters of the last guard did not answer");
    }
    if (clock.instant().isAfter(now.plus(PATIENCE))) {
      giveBack(wanted, letter);
      return new Result.NotSent("the counters of the last guard took too long");
    }
    Result result = behind.send(letter);
    switch (result) {
      case Result.Accepted accepted -> {}
      case Result.Unknown unknown -> {}
      case Result.Kept kept -> giveBack(wanted, letter);
      case Result.Withheld withheld -> giveBack(wanted, letter);
      case Result.Refused refused -> giveBack(wanted, letter);
      case Result.NotSent notSent -> giveBack(LastLimits.toGiveBack(channel(), wanted), letter);
    }
    return result;
  }

  private void giveBack(List<Allowance> taken, Letter letter) {
    try {
      allowances.giveBack(taken);
    } catch (RuntimeException lost) {
      // One too many is counted: less is sent, never more.
      LOG.error("{}: what it had taken was not given back", letter.delivery().id(), lost);
    }
  }
}

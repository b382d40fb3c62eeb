package dev.headsup.engine.outreach;

import dev.headsup.engine.customer.Profiles.Known;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.ContactPolicy;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.ConsentRule.Answer;
import dev.headsup.engine.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which channel says a message instead, where the one that was chosen cannot. Pure.
///
/// Only the channels that the decision named for it ([Decision.Send#otherwise]) come into question,
/// each once: those that the trigger lists to choose one from, and that were open when it was
/// decided. So two channels never say the same unless the trigger asked for both.
public final class FallOver {
  private FallOver() {}

  /// The next channel.
  ///
  /// @param ended the channel that cannot
  /// @param used every channel that has a message of this outreach
  /// @param notAfter when the message would come too late
  /// @return empty where there is none by which the customer may and can be told now
  public static Optional<Channel> next(
      Outreach outreach,
      Purpose purpose,
      Channel ended,
      Set<Channel> used,
      Known known,
      Policy policy,
      Instant now,
      Instant notAfter) {
    return candidates(outreach.decision(), ended).stream()
        .filter(channel -> !used.contains(channel))
        .filter(channel -> known.profile().address(channel).isPresent())
        .filter(channel -> !known.isSuppressed(channel) && !policy.stop().stops(channel))
        .filter(channel ->
            policy.consent().ask(purpose, channel, known.consent().on(purpose, channel))
                == Answer.ALLOWED)
        .filter(channel -> ContactPolicy.isGoodHour(channel, purpose, known, policy, now, notAfter))
        .findFirst();
  }

  private static List<Channel> candidates(Decision decision, Channel ended) {
    return switch (decision) {
      case Decision.Send(List<Channel> channels, List<Channel> otherwise) ->
          // The one that was chosen from the list stands first; the others were asked for as well.
          ended == channels.getFirst() || otherwise.contains(ended) ? otherwise : List.of();
      case Decision.Defer defer -> List.of();
      case Decision.HoldOut heldOut -> List.of();
      case Decision.Suppress suppress -> List.of();
      case Decision.HandOff handOff -> List.of();
    };
  }
}

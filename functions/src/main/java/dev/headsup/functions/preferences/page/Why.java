package dev.headsup.functions.preferences.page;

import dev.headsup.engine.signal.IncidentExposure;
import dev.headsup.engine.signal.Observation;
import dev.headsup.engine.signal.Observation.ContactOpened;
import dev.headsup.engine.signal.Observation.MentionSeen;
import dev.headsup.engine.signal.Observation.ScoreCrossed;
import dev.headsup.engine.signal.ToldWrong;
import dev.headsup.engine.trigger.EventPattern;
import dev.headsup.engine.trigger.When.Start;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a customer got a message, in words for them. What may be said is listed here: the names of
/// things that they did themselves, how often and when, that something of ours was disturbed, that
/// they wrote about us or to us. Never said is a score, a condition, a trait, or a property.
final class Why {
  private Why() {}

  /// @param start what starts a case of the trigger; null where the trigger is gone
  /// @param times when it happened
  static String of(@Nullable Start start, List<Instant> times, Language in) {
    return switch (start) {
      case null -> in.say("why.gone");
      case Start.Counted(var did, var count, int wanted, var within) ->
          times.size() > 1 ? did(did, "why.did-times", in, times.size()) : did(did, "why.did", in);
      case Start.First(var did) -> did(did, "why.first", in);
      case Start.Sequence(var first, var then, var within) ->
          isOurs(first) || isOurs(then)
              ? did(isOurs(then) ? then : first, "why.did", in)
              : in.say("why.sequence", first.event(), then.event());
      case Start.Quiet(var did, var after) ->
          did == null ? in.say("why.quiet") : did(did, "why.quiet-did", in);
      case Start.Scheduled scheduled -> in.say("why.scheduled");
    };
  }

  private static String did(EventPattern did, String key, Language in, Object... more) {
    return switch (did.event()) {
      case IncidentExposure.EVENT -> in.say("why.incident");
      case MentionSeen.EVENT -> in.say("why.mention");
      case ContactOpened.EVENT -> in.say("why.contact");
      case ToldWrong.EVENT -> in.say("why.correction");
      case ScoreCrossed.EVENT -> in.say("why.signs");
      default -> {
        Object[] values = new Object[more.length + 1];
        values[0] = did.event();
        System.arraycopy(more, 0, values, 1, more.length);
        // A name of ours that this version does not know is not shown.
        yield isOurs(did) ? in.say("why.gone") : in.say(key, values);
      }
    };
  }

  private static boolean isOurs(EventPattern pattern) {
    return pattern.event().startsWith(Observation.OURS);
  }
}

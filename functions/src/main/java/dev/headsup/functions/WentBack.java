package dev.headsup.functions;

import dev.headsup.aws.lambda.SqsBatch;
import dev.headsup.engine.signal.Setbacks;
import dev.headsup.engine.signal.Setbacks.Setback;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes why messages go back to their queue, so that whoever finds one among the dead letters
/// reads it there. The first time is not noted: mostly the next try is the end of it. Never fails
/// its caller, who has enough to do with what went wrong.
public final class WentBack {
  private static final Logger LOG = LoggerFactory.getLogger(WentBack.class);

  /// What is said where the work as a whole was not kept, and no single reason is at hand.
  private static final String SEE_LOG = "what it says could not be kept; the log has the reason";

  private final Setbacks setbacks;
  private final InstantSource clock;

  public WentBack(Setbacks setbacks, InstantSource clock) {
    this.setbacks = setbacks;
    this.clock = clock;
  }

  /// Notes why one message goes back.
  public void note(SqsBatch.Record sent, RuntimeException reason) {
    note(List.of(sent), reason);
  }

  /// Notes why several messages go back.
  ///
  /// @param reason of one of them; null when none is at hand
  public void note(List<SqsBatch.Record> sent, @Nullable RuntimeException reason) {
    String why = reason == null ? SEE_LOG : words(reason);
    List<Setback> again =
        sent.stream()
            .filter(each -> each.receiveCount() > 1)
            .map(each -> new Setback(each.messageId(), why, each.receiveCount(), clock.instant()))
            .toList();
    if (again.isEmpty()) {
      return;
    }
    try {
      setbacks.note(again);
    } catch (RuntimeException notNow) {
      LOG.warn("Why {} messages went back was not noted", again.size(), notNow);
    }
  }

  /// What failed and where it came from. Texts of exceptions carry no customer's data (S6).
  private static String words(RuntimeException reason) {
    Throwable cause = reason.getCause();
    String own = reason.getClass().getSimpleName() + ": " + reason.getMessage();
    return cause == null ? own : own + " (" + cause.getClass().getSimpleName() + ")";
  }
}

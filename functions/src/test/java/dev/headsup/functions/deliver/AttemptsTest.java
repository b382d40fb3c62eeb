package dev.headsup.functions.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.headsup.engine.decision.Counters;
import dev.headsup.engine.decision.Health;
import dev.headsup.engine.decision.Health.Sign;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AttemptsTest extends SendScene {
  private static final Health HEALTH = new Health("import-struggle", "0".repeat(64), Channel.EMAIL);
  private static final Delivery CLAIMED = PENDING.claimed(new Message.Sms("text"), NOW);

  private final Attempts attempts = new Attempts();

  @Test
  void aBatchAddsOnceForEachSign() {
    for (int i = 0; i < 7; i++) {
      attempts.note(outreach(), PENDING, CLAIMED.sent("p", NOW));
    }
    attempts.note(outreach(), PENDING, CLAIMED.unknown("no answer", NOW));
    attempts.note(outreach(), PENDING, CLAIMED.failed("no such box", NOW));

    attempts.count(counters, NOW);
    attempts.count(counters, NOW);

    assertThat(of(Sign.SENT)).isEqualTo(7);
    assertThat(of(Sign.PROVIDER_ERROR)).isEqualTo(2);
  }

  @Test
  void whatWasNotTriedOrOnlyPutOffIsNeither() {
    attempts.note(outreach(), PENDING, PENDING.failed("too late", NOW));
    attempts.note(outreach(), PENDING, CLAIMED.notSent("SES throttled", NOW));
    attempts.note(outreach(), PENDING, CLAIMED.kept("no sender", NOW));
    attempts.note(outreach(), CLAIMED, CLAIMED.unknown("its worker vanished", NOW));

    attempts.count(counters, NOW);

    assertThat(counters.forgotten()).isEmpty();
  }

  @Test
  void aNumberThatCannotBeAddedToFailsNobody() {
    attempts.note(outreach(), PENDING, CLAIMED.sent("p", NOW));
    Counters down =
        new Counters() {
          @Override
          public void add(String name, int part, long more, Instant forget) {
            throw new IllegalStateException("the store does not answer");
          }

          @Override
          public Map<String, Count> read(Collection<String> names) {
            throw new AssertionError("nobody reads here");
          }
        };

    assertThatCode(() -> attempts.count(down, NOW)).doesNotThrowAnyException();
  }

  private long of(Sign sign) {
    return HEALTH.between(NOW, NOW, counters.read(HEALTH.counters(NOW, NOW))).of(sign);
  }
}

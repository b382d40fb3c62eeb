package dev.headsup.functions.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.AddressHash;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.due.DueEntry;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreaches;
import dev.headsup.engine.trigger.When.Follows;
import dev.headsup.functions.deliver.InOrder.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// B6: what follows up on a message leaves after it, or the first is called off.
class InOrderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final CustomerId ANA = CustomerId.known("ana");
  private static final Message WORDS = new Message.Email("Down", "text", "<p>text</p>");
  private static final Follows FOLLOWS = new Follows("outage", false, Duration.ofDays(1));
  private static final int CASE = 7;

  private final Ledger ledger = new Ledger();
  private final InOrder order = new InOrder(ledger, () -> NOW);
  private final Outreach over = entry("over", "outage.all-clear", CASE, true);

  @Test
  void whatDidNotLeaveYetIsCalledOff() {
    Delivery first = first("outage", CASE, Channel.EMAIL);

    assertThat(turn(Channel.EMAIL)).isEqualTo(Turn.NEVER);
    assertThat(ledger.now(first).state()).isEqualTo(DeliveryState.FAILED);
    assertThat(ledger.now(first).reason()).isEqualTo("what follows up on it leaves now");
  }

  @Test
  void whatAWorkerHasInItsHandsIsWaitedFor() {
    Delivery first = claimed(NOW.minusSeconds(5));

    assertThat(turn(Channel.EMAIL)).isEqualTo(Turn.LATER);
    assertThat(ledger.now(first).state()).isEqualTo(DeliveryState.SENDING);
  }

  @Test
  void aWorkerThatVanishedIsNotWaitedFor() {
    Delivery first = claimed(NOW.minus(Delivery.LEASE).minusSeconds(1));

    // It may have left, so the end of it is said.
    assertThat(turn(Channel.EMAIL)).isEqualTo(Turn.NOW);
    assertThat(ledger.now(first).state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(ledger.now(first).isOver()).isTrue();
  }

  @Test
  void theOnlyOtherAttemptAfterSilenceIsCalledOff() {
    Delivery silent =
        ledger.put(
            first("outage", CASE, Channel.EMAIL)
                .claimed(WORDS, NOW.minusSeconds(60))
                .unknown("no answer", NOW.minusSeconds(50), Duration.ofMinutes(10)));
    assertThat(silent.isOver()).isFalse();

    assertThat(turn(Channel.EMAIL)).isEqualTo(Turn.NOW);
    assertThat(ledger.now(silent).isOver()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PENDING", "SENDING", "UNKNOWN", "FAILED"})
  void whatIsOverStaysAsItIs(DeliveryState state) {
    Delivery first = ledger.put(in(state, first("outage", CASE, Channel.EMAIL)));

    assertThat(turn(Channel.EMAIL)).isEqualTo(Turn.NOW);
    assertThat(ledger.now(first)).isEqualTo(first);
  }

  @Test
  void whoNeverHeardTheFirstNeverHearsItsEnd() {
    ledger.put(in(DeliveryState.FAILED, first("outage", CASE, Channel.EMAIL)));
    ledger.put(in(DeliveryState.FAILED, delivery("first", Channel.INBOX)));

    assertThat(turn(Channel.EMAIL)).isEqualTo(Turn.NEVER);
  }

  @Test
  void whoHeardItByAnotherChannelHearsItsEnd() {
    ledger.put(in(DeliveryState.FAILED, first("outage", CASE, Channel.EMAIL)));
    ledger.put(in(DeliveryState.SENT, delivery("first", Channel.INBOX)));

    assertThat(turn(Channel.EMAIL)).isEqualTo(Turn.NOW);
  }

  @Test
  void anotherChannelIsNotCalledOff() {
    Delivery first = first("outage", CASE, Channel.INBOX);

    assertThat(turn(Channel.EMAIL)).isEqualTo(Turn.NOW);
    assertThat(ledger.now(first)).isEqualTo(first);
  }

  @Test
  void anotherCaseAndAnotherTriggerAreLeftAlone() {
    Delivery otherCase = first("outage", CASE + 1, Channel.EMAIL);
    assertThat(turn(Channel.EMAIL)).isEqualTo(Turn.NOW);
    assertThat(ledger.now(otherCase)).isEqualTo(otherCase);

    Delivery otherTrigger = first("maintenance", CASE, Channel.EMAIL);
    assertThat(turn(Channel.EMAIL)).isEqualTo(Turn.NOW);
    assertThat(ledger.now(otherTrigger)).isEqualTo(otherTrigger);
  }

  @Test
  void whatSomebodyElseMovedMeanwhileIsAskedAgain() {
    first("outage", CASE, Channel.EMAIL);
    ledger.refuse();

    assertThat(turn(Channel.EMAIL)).isEqualTo(Turn.LATER);
  }

  @Test
  void withoutAnyFirstMessageItLeaves() {
    ledger.entries.add(entry("first", "outage", CASE, false));

    assertThat(turn(Channel.EMAIL)).isEqualTo(Turn.NOW);
  }

  private Turn turn(Channel channel) {
    return order.of(delivery("over", channel), over, FOLLOWS);
  }

  private Delivery first(String trigger, int key, Channel channel) {
    ledger.entries.clear();
    ledger.entries.add(entry("first", trigger, key, true));
    return ledger.put(delivery("first", channel));
  }

  private Delivery claimed(Instant when) {
    return ledger.put(first("outage", CASE, Channel.EMAIL).claimed(WORDS, when));
  }

  private static Delivery delivery(String outreach, Channel channel) {
    return Delivery.pending(
        outreach, ANA, channel, NOW.plus(Duration.ofHours(1)), NOW.minusSeconds(90));
  }

  private static Delivery in(DeliveryState state, Delivery delivery) {
    return new Delivery(
        delivery.outreach(),
        ANA,
        delivery.channel(),
        state,
        1,
        1,
        delivery.notAfter(),
        null,
        WORDS,
        null,
        null,
        "",
        NOW,
        delivery.receipts());
  }

  private static Outreach entry(String id, String trigger, int key, boolean sent) {
    return new Outreach(
        id,
        ANA,
        new Outreach.TriggerRef(trigger, "An outage", "0".repeat(64)),
        NOW,
        new Stamp(NOW.toEpochMilli(), 1, key),
        sent ? new Decision.Send(List.of(Channel.EMAIL)) : new Decision.Defer(NOW),
        List.of(),
        new Evidence("headsup:incident", List.of(NOW)),
        Map.of(),
        1);
  }

  /// Ana's ledger, in memory.
  private static final class Ledger implements Outreaches {
    private final List<Outreach> entries = new ArrayList<>();
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private boolean refuses;

    Delivery put(Delivery delivery) {
      deliveries.put(delivery.id(), delivery);
      return delivery;
    }

    Delivery now(Delivery delivery) {
      return deliveries.getOrDefault(delivery.id(), delivery);
    }

    void refuse() {
      refuses = true;
    }

    @Override
    public List<Outreach> of(CustomerId customer) {
      return entries;
    }

    @Override
    public List<Delivery> deliveries(CustomerId customer, String id) {
      return deliveries.values().stream().filter(one -> one.outreach().equals(id)).toList();
    }

    @Override
    public boolean record(Delivery ended) {
      if (!refuses) {
        put(ended);
      }
      return !refuses;
    }

    @Override
    public boolean commit(Commit commit) {
      throw new AssertionError("who keeps the order decides nothing");
    }

    @Override
    public Optional<Outreach> find(CustomerId customer, String id) {
      throw new AssertionError("not asked here");
    }

    @Override
    public Page day(LocalDate day, int limit, @Nullable String after) {
      throw new AssertionError("not asked here");
    }

    @Override
    public Claim claim(Delivery claimed, @Nullable ConsentRead bound, @Nullable AddressHash to) {
      throw new AssertionError("who keeps the order sends nothing");
    }

    @Override
    public boolean fallOver(Delivery ended, Delivery next, DueEntry rescue) {
      throw new AssertionError("who keeps the order sends nothing");
    }
  }
}

package dev.headsup.engine.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headsup.engine.decision.Example;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.message.Message;
import dev.headsup.engine.outreach.Receipt.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A15: what providers say, duplicated and in any order, leaves one and the same delivery, and
/// never moves one back.
final class ReceiptsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:21:00Z");

  private static final Delivery SENDING =
      Delivery.pending("abc", Example.ANA, Channel.EMAIL, NOW.plusSeconds(60), NOW)
          .claimed(new Message.Email("Hello", "Hello", "<p>Hello</p>"), NOW);

  private static Receipt receipt(Kind kind) {
    return new Receipt(
        kind,
        "p-1",
        NOW.plusSeconds(1 + List.of(Kind.values()).indexOf(kind)),
        "because of " + kind);
  }

  private static List<Receipt> some(Random chance) {
    List<Receipt> some = new ArrayList<>();
    for (int i = 0; i <= chance.nextInt(6); i++) {
      Kind kind = List.of(Kind.values()).get(chance.nextInt(Kind.values().length));
      some.add(
          new Receipt(
              kind,
              chance.nextBoolean() ? "" : "p-" + chance.nextInt(3),
              NOW.plusMillis(chance.nextInt(5)),
              "detail " + chance.nextInt(3)));
    }
    return some;
  }

  @Test
  void eachSetFiveTimesAndShuffledEndsInTheSameDeliveryForAThousandSeeds() {
    List<Delivery> starts =
        List.of(
            SENDING,
            SENDING.sent("p-1", NOW.plusSeconds(1)),
            SENDING.unknown("no answer", NOW.plusSeconds(9)),
            SENDING.notSent("throttled", NOW.plusSeconds(1)),
            SENDING.failed("given up", NOW.plusSeconds(1)));
    for (int seed = 0; seed < 1_000; seed++) {
      Random chance = new Random(seed);
      Delivery start = starts.get(seed % starts.size());
      List<Receipt> once = some(chance);
      Delivery plain = start;
      for (Receipt receipt : once) {
        plain = plain.with(receipt);
      }
      List<Receipt> many = new ArrayList<>();
      for (int copy = 0; copy < 5; copy++) {
        many.addAll(once);
      }
      Collections.shuffle(many, chance);

      Delivery shuffled = start;
      for (Receipt receipt : many) {
        DeliveryState before = shuffled.state();
        shuffled = shuffled.with(receipt);
        assertThat(shuffled.state().rank())
            .as("seed %s, %s after %s", seed, receipt, before)
            .isGreaterThanOrEqualTo(before.rank());
      }

      assertThat(shuffled).as("seed %s", seed).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, SENT",
    "DELAYED, SENT",
    "DELIVERED, DELIVERED",
    "REJECTED, BOUNCED",
    "BOUNCED, BOUNCED",
    "UNDELIVERABLE, BOUNCED",
    "COMPLAINED, COMPLAINED"
  })
  void anyReceiptSettlesWhatNobodyKnew(Kind kind, DeliveryState state) {
    assertThat(SENDING.unknown("no answer", NOW).with(receipt(kind)).state()).isEqualTo(state);
    assertThat(SENDING.with(receipt(kind)).state()).as("its sender vanished").isEqualTo(state);
  }

  @Test
  void aBounceThatComesBeforeTheDeliveryCounts() {
    Delivery bounced =
        SENDING
            .sent("p-1", NOW)
            .with(receipt(Kind.UNDELIVERABLE))
            .with(receipt(Kind.DELIVERED))
            .with(receipt(Kind.ACCEPTED));

    assertThat(bounced.state()).isEqualTo(DeliveryState.BOUNCED);
    assertThat(bounced.reason()).isEqualTo("because of UNDELIVERABLE");
    assertThat(bounced.at()).isEqualTo(receipt(Kind.UNDELIVERABLE).at());
    assertThat(bounced.receipts().all()).hasSize(3);
  }

  @Test
  void theSendersOwnTimeStaysWhereItIsTheEarlierOne() {
    Delivery sent = SENDING.sent("p-1", NOW);

    assertThat(sent.with(receipt(Kind.ACCEPTED)).at()).isEqualTo(NOW);
    assertThat(sent.with(receipt(Kind.DELIVERED)).at()).isEqualTo(receipt(Kind.DELIVERED).at());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatANewerVersionWroteIsLeftAlone(Kind kind) {
    Delivery foreign =
        new Delivery(
            "abc",
            Example.ANA,
            Channel.EMAIL,
            DeliveryState.FOREIGN,
            1,
            1,
            NOW,
            null,
            null,
            null,
            null,
            "it is HANDED_OFF",
            NOW,
            Receipts.NONE);

    assertThat(foreign.with(receipt(kind))).isEqualTo(foreign);
  }

  @Test
  void onlyWhatCanNeverArriveOrIsUnwantedSuppresses() {
    assertThat(Kind.values())
        .filteredOn(Kind::suppresses)
        .containsExactly(Kind.UNDELIVERABLE, Kind.COMPLAINED);
  }

  @Test
  void aLongDetailIsCut() {
    assertThat(new Receipt(Kind.BOUNCED, "", NOW, "x".repeat(500)).detail()).hasSize(200);
  }

  @Test
  void twoOfOneKindAreNoHistory() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Receipts(List.of(receipt(Kind.BOUNCED), receipt(Kind.BOUNCED))));
  }
}

package dev.headsup.functions.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headsup.engine.outreach.Outreach;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlikeTest {
  private final List<Outreach> afternoon =
      new Ledger(Afternoon.scene().outreaches).newest(ActivityPageTest.TODAY).outreaches();

  @Test
  void fewAreEachWorthTheirLine() {
    List<Outreach> four = Collections.nCopies(4, afternoon.getFirst());

    assertThat(Alike.of(four)).extracting(Alike::count).containsExactly(1, 1, 1, 1);
    assertThat(Alike.of(List.of())).isEmpty();
  }

  @Test
  void manyInARowAreOneLineAndTheOthersStayInSight() {
    Outreach told = one(Outcome.TOLD);
    Outreach notTold = one(Outcome.NOT_TOLD);
    List<Outreach> outreaches = new ArrayList<>(List.of(notTold));
    outreaches.addAll(Collections.nCopies(100, told));
    outreaches.add(notTold);

    assertThat(Alike.of(outreaches))
        .extracting(Alike::newest, Alike::count)
        .containsExactly(tuple(notTold, 1), tuple(told, 100), tuple(notTold, 1));
  }

  private Outreach one(Outcome outcome) {
    return afternoon.stream()
        .filter(outreach -> Outcome.of(outreach.decision()) == outcome)
        .findFirst()
        .orElseThrow();
  }
}

package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.correction.Correction;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Particulars;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class IncidentItemTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /// The form of items before a report had a confidence and particulars.
  private static Item before(String source, boolean confirmed) {
    Report report = IncidentsContract.report(1, Phase.OPEN, NOON);
    Map<String, AttributeValue> item =
        new HashMap<>(IncidentItem.write(Incident.of("i-1", report)));
    item.putAll(IncidentItem.key("i-1"));
    Map<String, AttributeValue> old = new HashMap<>(new Item(item).map("report").attributes());
    for (String name :
        new String[] {"confidence", "text", "native", "until", "regions", "unmapped"}) {
      assertThat(old.remove(name)).as(name).isNotNull();
    }
    old.put("source", Attr.text(source));
    old.put("confirmed", AttributeValue.fromBool(confirmed));
    item.put("report", Attr.map(old));
    return new Item(item);
  }

  @Test
  void itemsFromBeforeThereWasAConfidenceAreRead() {
    assertThat(IncidentItem.read(before("api", true)).report().confidence())
        .isEqualTo(Confidence.DECLARED);
    assertThat(IncidentItem.read(before("api", false)).report().confidence())
        .isEqualTo(Confidence.ALERTED);
    assertThat(IncidentItem.read(before("surge", false)).report().confidence())
        .isEqualTo(Confidence.INFERRED);
    assertThat(IncidentItem.read(before("api", true)).report().particulars())
        .isEqualTo(Particulars.NONE);
  }

  @Test
  void aCorrectionHasItsStoredForm() {
    Correction said = CorrectionsContract.said("import-struggle", NOON);
    Correction stopped = said.stopped(new Correction.Stop("cleo", NOON.plusSeconds(5)));
    Map<String, AttributeValue> item = new HashMap<>(CorrectionItem.write(said));
    item.putAll(CorrectionItem.key(said.id()));
    item.put(CorrectionItem.STOPPED_BY, Attr.text("cleo"));
    item.put(CorrectionItem.STOPPED, Attr.at(NOON.plusSeconds(5)));

    Golden.assertWritten("correction", item);
    Golden.assertRead("correction", CorrectionItem::read, stopped);
    assertThat(
            CorrectionItem.read(
                Golden.without("correction", CorrectionItem.STOPPED_BY, CorrectionItem.STOPPED)))
        .isEqualTo(said);
  }
}

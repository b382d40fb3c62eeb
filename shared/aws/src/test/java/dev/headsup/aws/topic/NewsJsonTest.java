package dev.headsup.aws.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headsup.aws.dynamodb.LedgerStream.News;
import dev.headsup.engine.activity.Stamp;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.decision.Candidate.Evidence;
import dev.headsup.engine.decision.Decision;
import dev.headsup.engine.decision.Gate;
import dev.headsup.engine.decision.Reason;
import dev.headsup.engine.forecast.Forecast;
import dev.headsup.engine.incident.Confidence;
import dev.headsup.engine.incident.Impact;
import dev.headsup.engine.incident.Incident;
import dev.headsup.engine.incident.Phase;
import dev.headsup.engine.incident.Report;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.Delivery;
import dev.headsup.engine.outreach.DeliveryState;
import dev.headsup.engine.outreach.Outreach;
import dev.headsup.engine.outreach.Outreach.TriggerRef;
import dev.headsup.engine.outreach.Receipts;
import dev.headsup.engine.policy.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What integrators hear is what its schema promises them, whatever was decided and became of it,
/// and names no address.
final class NewsJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode SCHEMA = schema();
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final CustomerId ANA = new CustomerId("ana");

  private static JsonNode schema() {
    try {
      return JSON.readTree(Path.of("../../events/schemas/published-v1.json").toFile());
    } catch (IOException e) {
      throw new IllegalStateException("The schema of the topic cannot be read", e);
    }
  }

  static Stream<NewsJson> all() {
    Stream<Decision> decisions =
        Stream.concat(
            Stream.of(
                new Decision.Send(List.of(Channel.values())),
                new Decision.Defer(NOON.plusSeconds(60)),
                new Decision.HoldOut("import-struggle"),
                new Decision.HandOff(Reason.CONSENT_GIVEN, Severity.HIGH, NOON.plusSeconds(900))),
            Arrays.stream(Gate.values()).map(gate -> new Decision.Suppress(gate, "no")));
    Stream<NewsJson> purposes =
        Arrays.stream(Purpose.values())
            .map(purpose -> decided(new Decision.HoldOut("all"), purpose));
    Stream<NewsJson> moved =
        Arrays.stream(DeliveryState.values())
            .flatMap(state ->
                Arrays.stream(Channel.values()).map(channel -> moved(state, channel, "no answer")));
    return Stream.of(
            decisions.map(decision -> decided(decision, null)),
            purposes,
            moved,
            Stream.of(
                forecast(new Forecast.TooEarly("2 earlier incidents are known, 3 are needed")),
                expected()))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyMessageIsAsItsSchemaSays(NewsJson news) throws IOException {
    JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(SCHEMA);

    assertThat(schema.validate(JSON.readTree(news.body()))).as(news.body()).isEmpty();
  }

  @Test
  void everyFieldIsDescribedAndEveryDescribedFieldComes() throws IOException {
    TreeSet<String> described = new TreeSet<>();
    SCHEMA.path("properties").fieldNames().forEachRemaining(described::add);
    TreeSet<String> said = new TreeSet<>();
    for (NewsJson news : all().toList()) {
      JSON.readTree(news.body()).fieldNames().forEachRemaining(said::add);
    }

    assertThat(said).isEqualTo(described);
  }

  @Test
  void aForecastIsNumbersByTimesAndNamesNobody() throws IOException {
    assertThat(JSON.readTree(expected().body()))
        .isEqualTo(
            JSON.readTree(
                """
                {"version": 1, "id": "statuspage:42 2026-03-02T12:00:00Z", "kind": "forecast",
                 "incident": "statuspage:42", "title": "Checkout is down", "confirmed": true,
                 "at": "2026-03-02T12:00:00Z", "affected": 420, "told": 400, "contacts": 3,
                 "expected": [{"by": "2026-03-02T13:00:00Z",
                               "without": {"low": 20, "middle": 40, "high": 70},
                               "with": {"low": 5, "middle": 12, "high": 25}}],
                 "forecast": "expected"}
                """));
    assertThat(expected().attributes())
        .isEqualTo(Map.of("version", "1", "kind", "forecast", "what", "expected"));
  }

  @Test
  void whatAProviderRepeatsOfAnAddressIsTakenOut() {
    assertThat(moved(DeliveryState.FAILED, Channel.EMAIL, "no mailbox ana@example.com").body())
        .contains("no mailbox ...")
        .doesNotContain("ana@");
    assertThat(moved(DeliveryState.FAILED, Channel.SMS, "+1 202 555 0123 is unreachable").body())
        .contains("... is unreachable")
        .doesNotContain("555");
  }

  private static NewsJson decided(Decision decision, @Nullable Purpose purpose) {
    Outreach outreach =
        new Outreach(
            "c4ca4238a0b923820dcc509a6f75849b",
            ANA,
            new TriggerRef("import-struggle", "Import struggle", "0a1b2c", purpose),
            NOON,
            new Stamp(NOON.toEpochMilli(), 1),
            decision,
            List.of(),
            new Evidence("Import Failed", List.of(NOON)),
            Map.of("file", "people.csv"),
            1);
    return NewsJson.of(new News.Decided("e1", "1", outreach));
  }

  private static NewsJson moved(DeliveryState state, Channel channel, String reason) {
    Delivery delivery =
        new Delivery(
            "c4ca4238a0b923820dcc509a6f75849b",
            ANA,
            channel,
            state,
            1,
            1,
            NOON.plusSeconds(3600),
            null,
            null,
            null,
            null,
            reason,
            NOON,
            Receipts.NONE);
    return NewsJson.of(new News.Moved("e2", "2", delivery));
  }

  private static NewsJson expected() {
    return forecast(
        new Forecast.Expected(
            NOON,
            420,
            400,
            3,
            List.of(
                new Forecast.Point(
                    NOON.plusSeconds(3600),
                    new Forecast.Range(20, 40, 70),
                    new Forecast.Range(5, 12, 25)))));
  }

  private static NewsJson forecast(Forecast forecast) {
    Report report =
        new Report(
            "statuspage",
            1,
            true,
            "Checkout is down",
            List.of("checkout"),
            Impact.MAJOR,
            Phase.OPEN,
            Confidence.DECLARED,
            NOON,
            null,
            null,
            "https://status.example.com/42",
            NOON);
    return NewsJson.of(Incident.of("statuspage:42", report), forecast, NOON);
  }
}

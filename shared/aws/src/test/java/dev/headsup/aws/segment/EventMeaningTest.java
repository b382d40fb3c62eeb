package dev.headsup.aws.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.AccountId;
import dev.headsup.engine.customer.Consent;
import dev.headsup.engine.customer.Consent.Grant;
import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Consent.Status;
import dev.headsup.engine.customer.CustomerId;
import dev.headsup.engine.customer.Profile.Membership;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.Value;
import dev.headsup.engine.message.Channel;
import dev.headsup.engine.signal.Lineage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMeaningTest {
  private static final Instant AT = Instant.parse("2026-03-01T11:00:00Z");
  private static final String WHEN = "\"timestamp\":\"2026-03-01T12:00:00+01:00\"";

  @Test
  void aTrackCallIsABehaviourAtItsOwnTime() throws BadBody {
    Incoming.Did did =
        Calls.did(
            Calls.told(
                "{\"type\":\"track\",\"messageId\":\"m-1\",\"userId\":\"ana\","
                    + "\"anonymousId\":\"v-1\",\"event\":\"Import Failed\","
                    + WHEN
                    + ",\"originalTimestamp\":\"2026-02-01T00:00:00Z\","
                    + "\"properties\":{\"rows\":12}}"));

    assertThat(did.observation().customer()).isEqualTo(CustomerId.known("ana"));
    assertThat(did.observation().id().value()).isEqualTo("m-1");
    assertThat(did.observation().event()).isEqualTo("Import Failed");
    assertThat(did.observation().at()).isEqualTo(AT);
    assertThat(did.observation().properties().get("rows")).hasValue(new Value.Num(12));
  }

  /// S12: of a server key alone, as everything in a context.
  @Test
  void theContextSaysWhichMessagesOfOursLedToIt() throws BadBody {
    String event =
        "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\",\"context\":{\"headsup\":\"%s\"}}";
    Lineage lineage = new Lineage("a1", 2, AT);
    String because = event.formatted(lineage.text());

    assertThat(Calls.did(Calls.told(because)).observation().lineage()).isEqualTo(lineage);
    assertThat(Calls.did(Calls.told(event.formatted("ours"))).observation().lineage()).isNull();
    assertThat(Calls.did(Calls.through(KeyKind.PUBLIC, because).events()).observation().lineage())
        .isNull();
  }

  @Test
  void aVisitorIsACustomerOfTheirOwnAndNobodysHistory() throws BadBody {
    Incoming.Did did =
        Calls.did(
            Calls.through(
                    KeyKind.PUBLIC,
                    "{\"type\":\"track\",\"anonymousId\":\"v-1\",\"event\":\"e\","
                        + "\"originalTimestamp\":\"2026-03-01T11:00:00Z\"}")
                .events());

    assertThat(did.observation().customer()).isEqualTo(CustomerId.anonymous("v-1"));
    assertThat(did.observation().at()).isEqualTo(AT);
  }

  @Test
  void aCallWithoutATimeHappenedWhenItWasReceived() throws BadBody {
    Incoming.Did did =
        Calls.did(Calls.told("{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\"}"));

    assertThat(did.observation().at()).isEqualTo(Calls.RECEIVED);
  }

  @ParameterizedTest
  @CsvSource({"page, Page Viewed", "screen, Screen Viewed"})
  void aPageAndAScreenAreViewed(String type, String event) throws BadBody {
    Incoming.Did did =
        Calls.did(
            Calls.told(
                "{\"type\":\""
                    + type
                    + "\",\"userId\":\"ana\",\"name\":\"Billing\",\"category\":\"Settings\","
                    + "\"properties\":{\"name\":\"other\",\"url\":\"https://example.com/\"}}"));

    assertThat(did.observation().event()).isEqualTo(event);
    assertThat(did.observation().properties().values())
        .isEqualTo(
            Map.of(
                "name", new Value.Text("Billing"),
                "category", new Value.Text("Settings"),
                "url", new Value.Text("https://example.com/")));
  }

  @Test
  void propertiesAreFlattenedWithinTheirLimits() throws BadBody {
    Map<String, Value> values =
        properties(
            "{\"cart\":{\"total\":9.5,\"paid\":false,\"b\":{\"c\":{\"d\":{\"e\":{\"f\":1}}}}},"
                + "\"none\":null,\"list\":[1,\"two\",null,{\"x\":1},[2],true],\"empty\":[],"
                + "\"long\":\""
                + "x".repeat(999)
                + "😀y\",\"half\":\"a\\ud83d\",\"id\":9007199254740993,\"edge\":9007199254740991,"
                + "\"tiny\":-1.5e-3,\"huge\":1e400,\"deep\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}");

    assertThat(values)
        .isEqualTo(
            Map.of(
                "cart.total", new Value.Num(9.5),
                "cart.paid", new Value.Flag(false),
                "list",
                    new Value.Many(
                        List.of(new Value.Num(1), new Value.Text("two"), new Value.Flag(true))),
                "long", new Value.Text("x".repeat(999)),
                "half", new Value.Text("a\ufffd"),
                "id", new Value.Text("9007199254740993"),
                "edge", new Value.Num(0x1p53 - 1),
                "tiny", new Value.Num(-0.0015),
                "huge", new Value.Text("1e400"),
                "deep.b.c.d.e", new Value.Num(1)));
  }

  @Test
  void aHundredPropertiesAreKeptAndTwentyValuesOfAList() throws BadBody {
    StringBuilder many = new StringBuilder("{\"list\":[0");
    for (int i = 1; i < 30; i++) {
      many.append(',').append(i);
    }
    many.append(']');
    for (int i = 0; i < 150; i++) {
      many.append(",\"p").append(i).append("\":").append(i);
    }

    Map<String, Value> values = properties(many.append('}').toString());

    assertThat(values).hasSize(100).containsKey("p98").doesNotContainKey("p99");
    assertThat(values.get("list"))
        .isInstanceOfSatisfying(Value.Many.class, list -> assertThat(list.values()).hasSize(20));
  }

  @Test
  void aServerKeysIdentifyTellsTraitsAndConsent() throws BadBody {
    List<Incoming> told =
        Calls.told(
            "{\"type\":\"identify\",\"userId\":\"ana\",\"anonymousId\":\"v-1\","
                + WHEN
                + ",\"traits\":{\"email\":\" ana@example.com \",\"phone\":\"+1 (202) 555-0123\","
                + "\"address\":{\"city\":\"Bern\"},\"locale\":\"de-CH\"},"
                + "\"context\":{\"locale\":\"en\",\"timezone\":\"Europe/Zurich\","
                + "\"traits\":{\"plan\":\"team\",\"email\":\"old@example.com\"},"
                + "\"consent\":{\"help\":{\"email\":\"granted\",\"SMS\":\"DENIED\"},"
                + "\"Marketing\":{\"Inbox\":\"REVOKED\"},\"categoryPreferences\":{\"Ads\":true},"
                + "\"source\":\"signup-form\",\"at\":\"2026-02-01T00:00:00Z\"}}}");

    assertThat(told).hasSize(1);
    Incoming.Told news = (Incoming.Told) told.getFirst();
    assertThat(news.anonymous()).isEqualTo(CustomerId.anonymous("v-1"));
    assertThat(news.change().profile().customer()).isEqualTo(CustomerId.known("ana"));
    assertThat(news.change().profile().traits().values())
        .isEqualTo(
            Map.of(
                "email", new Value.Text("ana@example.com"),
                "phone", new Value.Text("+12025550123"),
                "address.city", new Value.Text("Bern"),
                "locale", new Value.Text("de-CH"),
                "timezone", new Value.Text("Europe/Zurich"),
                "plan", new Value.Text("team")));
    assertThat(news.change().profile().traits().all().values())
        .allSatisfy(dated -> assertThat(dated.at()).isEqualTo(AT));
    Instant given = Instant.parse("2026-02-01T00:00:00Z");
    assertThat(news.change().consent().grants())
        .isEqualTo(
            Map.of(
                new Scope(Purpose.HELP, Channel.EMAIL),
                new Grant(Status.GRANTED, "signup-form", given),
                new Scope(Purpose.HELP, Channel.SMS),
                new Grant(Status.DENIED, "signup-form", given),
                new Scope(Purpose.MARKETING, Channel.INBOX),
                new Grant(Status.REVOKED, "signup-form", given)));
  }

  @Test
  void aPublicKeysIdentifyOnlyJoinsWhatTheVisitorDid() throws BadBody {
    String rest = "\"traits\":{\"email\":\"eve@example.com\"},\"context\":" + consent("help") + "}";

    List<Incoming> both =
        Calls.through(
                KeyKind.PUBLIC,
                "{\"type\":\"identify\",\"userId\":\"ana\",\"anonymousId\":\"v-1\"," + rest)
            .events();
    List<Incoming> one =
        Calls.through(KeyKind.PUBLIC, "{\"type\":\"identify\",\"userId\":\"ana\"," + rest).events();

    assertThat(both)
        .singleElement()
        .isInstanceOfSatisfying(
            Incoming.Told.class,
            told -> {
              assertThat(told.anonymous()).isEqualTo(CustomerId.anonymous("v-1"));
              assertThat(told.change().profile().traits().all()).isEmpty();
              assertThat(told.change().consent()).isEqualTo(Consent.NONE);
            });
    assertThat(one).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "email, ana, bad-email",
    "email, @example.com, bad-email",
    "email, ana@, bad-email",
    "email, a@b@example.com, bad-email",
    "email, a b@example.com, bad-email",
    "email, a\\u0000b@example.com, bad-email",
    "phone, 555-0123, bad-phone",
    "phone, 12025550123, bad-phone",
    "phone, +0 202 555 0123, bad-phone",
    "phone, +120255, bad-phone",
    "phone, +1202555012345678, bad-phone",
    "phone, +1202555012x, bad-phone",
    "phone, +, bad-phone",
    "phone, '', bad-phone"
  })
  void aBadAddressIsLeftOutByNameAndTheRestIsKept(String trait, String value, String reason)
      throws BadBody {
    String event =
        "{\"type\":\"identify\",\"userId\":\"ana\",\"traits\":{\"plan\":\"team\",\""
            + trait
            + "\":\""
            + value
            + "\"}}";

    Packed packed = Calls.pack(Calls.batch(event), KeyKind.SERVER);
    TelemetryMessage message = Calls.read(packed);

    assertThat(packed.accepted()).isEqualTo(1);
    assertThat(packed.found().getFirst().problem().reason().word()).isEqualTo(reason);
    assertThat(message.refused())
        .singleElement()
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    Incoming.Told told = (Incoming.Told) message.events().getFirst();
    assertThat(told.change().profile().traits().values())
        .isEqualTo(Map.of("plan", new Value.Text("team")));
  }

  @Test
  void consentMayComeWithAnyCallAndFromTheSharedContext() throws BadBody {
    String event = "{\"type\":\"track\",\"userId\":\"%s\",\"event\":\"e\"%s}";
    Packed packed =
        Calls.pack(
            "{\"batch\":["
                + event.formatted("ana", "")
                + ","
                + event.formatted("ben", ",\"context\":" + consent("service"))
                + "],\"context\":"
                + consent("help")
                + "}",
            KeyKind.SERVER);

    List<Incoming.Told> told =
        Calls.only(Calls.read(packed).events(), Incoming.Told.class).toList();

    assertThat(told)
        .extracting(each -> each.change().profile().customer() + " " + scopes(each))
        .containsExactly("ana [HELP]", "ben [SERVICE]");
    assertThat(told.getFirst().change().consent().grants().values())
        .containsExactly(new Grant(Status.GRANTED, "segment", Calls.RECEIVED));
  }

  @Test
  void aYesFromAClockThatIsAheadDoesNotOutweighANoAfterIt() throws BadBody {
    String ahead = Calls.RECEIVED.plusSeconds(299).toString();
    for (String event :
        List.of(
            "{\"type\":\"identify\",\"userId\":\"ana\",\"timestamp\":\""
                + ahead
                + "\",\"context\":{\"consent\":{\"help\":{\"email\":\"GRANTED\"}}}}",
            "{\"type\":\"identify\",\"userId\":\"ana\",\"context\":{\"consent\":{\"at\":\""
                + ahead
                + "\",\"help\":{\"email\":\"GRANTED\"}}}}")) {
      Incoming.Told told = (Incoming.Told) Calls.told(event).getFirst();
      Grant no = new Grant(Status.REVOKED, "page", Calls.RECEIVED.plusSeconds(2));
      Consent both =
          told.change()
              .consent()
              .merge(new Consent(Map.of(new Scope(Purpose.HELP, Channel.EMAIL), no)));

      assertThat(both.allows(Purpose.HELP, Channel.EMAIL)).isFalse();
    }
  }

  @Test
  void ofTwoWordsOnOneScopeTheNoCounts() throws BadBody {
    Incoming.Told told =
        (Incoming.Told)
            Calls.told(
                    "{\"type\":\"identify\",\"userId\":\"ana\",\"context\":{\"consent\":{\"help\":"
                        + "{\"EMAIL\":\"DENIED\",\"email\":\"GRANTED\"}}}}")
                .getFirst();

    assertThat(told.change().consent().allows(Purpose.HELP, Channel.EMAIL)).isFalse();
  }

  @Test
  void onlyAServerKeySaysWhoBelongsToAnAccount() throws BadBody {
    String group =
        "{\"type\":\"group\",\"userId\":\"ana\",\"groupId\":17,"
            + WHEN
            + ",\"traits\":{\"plan\":\"gold\"}}";

    Incoming.Grouped grouped = (Incoming.Grouped) Calls.told(group).getFirst();

    assertThat(grouped.account()).isEqualTo(new AccountId("17"));
    assertThat(grouped.change().profile().membership())
        .isEqualTo(new Membership(new AccountId("17"), AT));
    assertThat(grouped.accountTraits().values()).isEqualTo(Map.of("plan", new Value.Text("gold")));
    assertThat(Calls.through(KeyKind.PUBLIC, group).events()).isEmpty();
  }

  @Test
  void aServerKeyTellsAboutAnAccountWithoutNamingAMember() throws BadBody {
    String group =
        "{\"type\":\"group\",\"groupId\":\"acme\"," + WHEN + ",\"traits\":{\"plan\":\"gold\"}}";

    Incoming.Described described = (Incoming.Described) Calls.told(group).getFirst();

    assertThat(described.account()).isEqualTo(new AccountId("acme"));
    assertThat(described.traits().values()).isEqualTo(Map.of("plan", new Value.Text("gold")));
    assertThat(Calls.through(KeyKind.PUBLIC, group).refused())
        .singleElement()
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo("no-customer"));
  }

  @Test
  void aListAmongTraitsHasAsMuchTextAsASingleText() throws BadBody {
    String traits = "{\"many\":[1,\"%s\",true,\"c\"]}".formatted("x".repeat(995));
    Value kept =
        new Value.Many(
            List.of(new Value.Num(1), new Value.Text("x".repeat(995)), new Value.Flag(true)));

    Incoming.Described described =
        (Incoming.Described)
            Calls.told("{\"type\":\"group\",\"groupId\":\"acme\",\"traits\":" + traits + "}")
                .getFirst();
    Incoming.Told told =
        (Incoming.Told)
            Calls.told("{\"type\":\"identify\",\"userId\":\"ana\",\"traits\":" + traits + "}")
                .getFirst();

    assertThat(described.traits().get("many")).contains(kept);
    assertThat(told.change().profile().traits().get("many")).contains(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "anonymous:v-1, x, anonymous:v-1",
    "v-1, v-1, anonymous:v-1",
    "ana-old, v-1, ana-old"
  })
  void anAliasJoinsTheEarlierIdIntoTheUser(String previous, String anonymous, String from)
      throws BadBody {
    List<Incoming> told =
        Calls.told(
            "{\"type\":\"alias\",\"userId\":\"ana\",\"previousId\":\"%s\",\"anonymousId\":\"%s\"}"
                .formatted(previous, anonymous));

    assertThat(told)
        .containsExactly(new Incoming.Joined(new CustomerId(from), CustomerId.known("ana")));
  }

  private static Map<String, Value> properties(String json) throws BadBody {
    return Calls.did(
            Calls.told(
                "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\",\"properties\":"
                    + json
                    + "}"))
        .observation()
        .properties()
        .values();
  }

  private static String consent(String purpose) {
    return "{\"consent\":{\"" + purpose + "\":{\"email\":\"GRANTED\"}}}";
  }

  private static List<Purpose> scopes(Incoming.Told told) {
    return told.change().consent().grants().keySet().stream().map(Scope::purpose).toList();
  }
}

package dev.headsup.aws.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventCheckTest {
  private static final String GOOD =
      "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"Import Failed\",\"messageId\":\"m\"}";

  /// Single quotes stand for double ones. The good event before and after it must always arrive.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          not-an-object  | 7
          not-an-object  | null
          not-an-object  | ['track']
          unknown-type   | {'userId':'ana','event':'e'}
          unknown-type   | {'type':null,'userId':'ana','event':'e'}
          unknown-type   | {'type':'Track','userId':'ana','event':'e'}
          wrong-type     | {'type':5,'userId':'ana','event':'e'}
          wrong-type     | {'type':'track','userId':true,'event':'e'}
          wrong-type     | {'type':'track','userId':{'id':1},'event':'e'}
          wrong-type     | {'type':'track','userId':'ana','event':['e']}
          wrong-type     | {'type':'track','userId':'ana','event':'e','properties':'x'}
          wrong-type     | {'type':'track','userId':'ana','event':'e','properties':[1]}
          wrong-type     | {'type':'track','userId':'ana','event':'e','context':'x'}
          wrong-type     | {'type':'track','userId':'ana','event':'e','timestamp':1767225600}
          wrong-type     | {'type':'track','userId':'ana','event':'e','messageId':{}}
          wrong-type     | {'type':'identify','userId':'ana','traits':[{'a':1}]}
          wrong-type     | {'type':'group','userId':'ana','groupId':{}}
          no-customer    | {'type':'track','event':'e'}
          no-customer    | {'type':'track','userId':null,'event':'e'}
          bad-id         | {'type':'track','userId':' ','event':'e'}
          bad-id         | {'type':'track','userId':'a\\u0007b','event':'e'}
          bad-id         | {'type':'track','userId':'a\\ud800','event':'e'}
          bad-id         | {'type':'track','userId':'anonymous:7','event':'e'}
          bad-id         | {'type':'track','anonymousId':'','event':'e'}
          bad-id         | {'type':'group','userId':'ana','groupId':''}
          bad-event-name | {'type':'track','userId':'ana'}
          bad-event-name | {'type':'track','userId':'ana','event':'  '}
          reserved-event-name | {'type':'track','userId':'ana','event':'headsup:contact'}
          reserved-event-name | {'type':'track','userId':'ana','event':'Headsup:anything'}
          no-group       | {'type':'group','userId':'ana'}
          no-alias       | {'type':'alias','userId':'ana'}
          no-alias       | {'type':'alias','anonymousId':'v','previousId':'v'}
          bad-id         | {'type':'alias','userId':'ana','previousId':'anonymous:'}
          same-ids       | {'type':'alias','userId':'ana','previousId':'ana'}
          bad-timestamp  | {'type':'track','userId':'ana','event':'e','timestamp':'soon'}
          bad-timestamp  | {'type':'track','userId':'ana','event':'e','originalTimestamp':''}
          from-the-future| {'type':'track','userId':'ana','event':'e','timestamp':'2026-03-01T12:05:01Z'}
          before-2000    | {'type':'track','userId':'ana','event':'e','timestamp':'1999-12-31T23:59:59Z'}
          """)
  void aBadEventIsRefusedByNameAndNeverTakesItsBatchAlong(String reason, String event)
      throws BadBody {
    for (KeyKind key : KeyKind.values()) {
      String bad = event.replace('\'', '"');
      Packed packed = Calls.pack(Calls.batch(GOOD, bad, GOOD), key);

      assertThat(packed.accepted()).as(bad).isEqualTo(2);
      assertThat(packed.refused()).isEqualTo(1);
      assertThat(packed.found()).hasSize(1);
      assertThat(packed.found().getFirst().index()).isEqualTo(1);
      TelemetryMessage message = Calls.read(packed);
      assertThat(message.events()).hasSize(2);
      assertThat(message.refused())
          .singleElement()
          .satisfies(refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.event()).isEqualTo(bad);
            assertThat(refused.at()).isEqualTo(Calls.RECEIVED);
          });
    }
  }

  /// What looks odd but says what it means.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'type':'track','userId':42,'event':'e'}
          {'type':'track','userId':'ana','event':'e','properties':[],'context':[]}
          {'type':'track','userId':'ana','event':'e','properties':null,'context':null,'traits':7}
          {'type':'track','userId':'ana','event':'e','category':5,'integrations':'x','_meta':[[]]}
          {'type':'track','userId':'ana','event':'e','timestamp':'2026-03-01T12:05:00Z'}
          {'type':'track','userId':'ana','event':'e','timestamp':'2000-01-01T00:00:00Z'}
          {'type':'track','userId':'ana','event':'e','timestamp':null,'messageId':7}
          {'type':'page','anonymousId':'v','category':5}
          """)
  void whatCanBeUnderstoodIsAccepted(String event) throws BadBody {
    Packed packed = Calls.pack(Calls.batch(event.replace('\'', '"')), KeyKind.PUBLIC);

    assertThat(packed.accepted()).isEqualTo(1);
    assertThat(Calls.read(packed).events()).hasSize(1);
  }

  @Test
  void lengthsAreLimited() throws BadBody {
    assertThat(reason(track("userId", "u".repeat(256)))).isEmpty();
    assertThat(reason(track("userId", "u".repeat(257)))).containsExactly("bad-id");
    assertThat(reason(track("anonymousId", "u".repeat(246)))).isEmpty();
    assertThat(reason(track("anonymousId", "u".repeat(247)))).containsExactly("bad-id");
    assertThat(reason(named("e".repeat(200)))).isEmpty();
    assertThat(reason(named("e".repeat(201)))).containsExactly("bad-event-name");
  }

  @Test
  void anEventIsNestedAtMost32Deep() throws BadBody {
    // The event and its properties are two levels.
    assertThat(reason(nested(30))).isEmpty();
    assertThat(reason(nested(31))).containsExactly("too-deep");
    assertThat(reason(nested(15_000))).containsExactly("too-deep");
  }

  @Test
  void anEventHasAtMost32Kilobytes() throws BadBody {
    String frame = named("e").replace("}", ",\"filler\":\"\"}");
    String largest = frame.replace("\"\"}", "\"" + "x".repeat(32 * 1024 - frame.length()) + "\"}");

    assertThat(largest).hasSize(32 * 1024);
    assertThat(reason(largest)).isEmpty();
    assertThat(reason(largest.replace("xx", "xxx"))).containsExactly("event-too-large");
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void onlyAServerKeyJoinsTwoKnownCustomers(KeyKind key) throws BadBody {
    String alias = "{\"type\":\"alias\",\"previousId\":\"ana-old\",\"userId\":\"ana\"}";

    List<String> reasons = reasons(alias, key);

    switch (key) {
      case PUBLIC -> assertThat(reasons).containsExactly("alias-needs-server-key");
      case SERVER -> assertThat(reasons).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          unknown-consent-word | {'fun':{'email':'GRANTED'}}
          unknown-consent-word | {'fun':'GRANTED'}
          unknown-consent-word | {'help':{'fax':'GRANTED'}}
          unknown-consent-word | {'help':{'email':'YES'}}
          unknown-consent-word | {'help':{'email':true}}
          unknown-consent-word | {'help':'GRANTED'}
          wrong-type           | 'GRANTED'
          wrong-type           | [{'help':{'email':'GRANTED'}}]
          wrong-type           | {'help':{'email':'GRANTED'},'source':5}
          bad-timestamp        | {'help':{'email':'GRANTED'},'at':'once'}
          from-the-future      | {'help':{'email':'GRANTED'},'at':'2099-01-01T00:00:00Z'}
          before-2000          | {'help':{'email':'GRANTED'},'time':'1980-01-01T00:00:00Z'}
          """)
  void consentThatIsNotUnderstoodIsRefusedByName(String reason, String consent) throws BadBody {
    String event =
        "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\",\"context\":{\"consent\":"
            + consent.replace('\'', '"')
            + "}}";

    assertThat(reasons(event, KeyKind.SERVER)).containsExactly(reason);
    // A public key's word on consent is not even read.
    assertThat(reasons(event, KeyKind.PUBLIC)).isEmpty();
  }

  private static List<String> reason(String event) throws BadBody {
    return reasons(event, KeyKind.PUBLIC);
  }

  private static List<String> reasons(String event, KeyKind key) throws BadBody {
    Packed packed = Calls.pack(Calls.batch(event), key);
    List<String> reasons =
        packed.found().stream().map(found -> found.problem().reason().word()).toList();
    // The worker, which judges again, must see it alike.
    assertThat(Calls.read(packed).refused())
        .extracting(refused -> refused.reason())
        .isEqualTo(reasons);
    return reasons;
  }

  private static String track(String field, String id) {
    return "{\"type\":\"track\",\"event\":\"e\",\"" + field + "\":\"" + id + "\"}";
  }

  private static String named(String name) {
    return "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"" + name + "\"}";
  }

  private static String nested(int levels) {
    return "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\",\"properties\":{\"a\":"
        + "[".repeat(levels)
        + "]".repeat(levels)
        + "}}";
  }
}

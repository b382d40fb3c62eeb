package dev.headsup.aws.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.signal.Properties;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Of behaviour only what is asked about is read, wherever in the event it stands.
final class InterestTest {
  private static final Interest IMPORTS =
      new Interest() {
        @Override
        public boolean in(String event) {
          return event.equals("Import Failed");
        }

        @Override
        public Predicate<String> properties(String event) {
          return Set.of("code", "file.rows", "tags")::contains;
        }
      };

  static Stream<String> orders() {
    String type = "\"type\":\"track\"";
    String name = "\"event\":\"Import Failed\"";
    String properties =
        "\"properties\":{\"other\":{\"deep\":[[1]]},\"code\":\"E12\",\"list\":[1,{\"a\":[2]}],"
            + "\"file\":{\"name\":\"a.csv\",\"rows\":7},\"tags\":[\"a\",null,[3],\"b\"]}";
    String rest = "\"messageId\":\"m-1\",\"anonymousId\":\"a-1\"";
    return Stream.of(
        String.join(",", type, name, rest, properties),
        String.join(",", type, rest, properties, name),
        String.join(",", properties, rest, name, type),
        String.join(",", type, "\"event\":\"Page Viewed\"", properties, name, rest),
        String.join(",", type, name, "\"properties\":{\"code\":\"old\"}", properties, rest));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void onlyWhatIsAskedAboutIsRead(String members) throws BadBody {
    assertThat(properties(members, IMPORTS).values())
        .containsOnly(
            Map.entry("code", new Value.Text("E12")),
            Map.entry("file.rows", new Value.Num(7)),
            Map.entry("tags", new Value.Many(List.of(new Value.Text("a"), new Value.Text("b")))));
    assertThat(properties(members, Interest.inAllOf(name -> true)).values())
        .containsKeys("code", "file.rows", "tags", "list", "file.name");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void anEventIsAsDeepHoweverItIsRead(String members) throws BadBody {
    String deep = "\"wide\":" + "[".repeat(40) + "]".repeat(40) + ",\"code\"";
    String body = Calls.batch("{" + members.replace("\"code\"", deep) + "}");
    String message =
        "{\"v\":1,\"key\":\"public\",\"received\":\"2026-03-01T12:00:00Z\",\"events\":"
            + body.substring(body.indexOf('['), body.length() - 1)
            + "}";
    TelemetryMessage read = TelemetryMessage.read(message, Calls.RECEIVED, IMPORTS);
    assertThat(read.refused()).singleElement().matches(one -> one.reason().equals("too-deep"));
  }

  private static Properties properties(String members, Interest interest) throws BadBody {
    Packed packed = Calls.pack(Calls.batch("{" + members + "}"), KeyKind.PUBLIC);
    TelemetryMessage read =
        TelemetryMessage.read(packed.bodies().getFirst(), Calls.RECEIVED, interest);
    assertThat(read.refused()).isEmpty();
    return Calls.did(read.events()).observation().properties();
  }
}

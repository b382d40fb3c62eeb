package dev.headsup.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.engine.message.Channel;
import dev.headsup.engine.policy.Policy;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WiringTest {
  @Test
  void everyChannelHasASenderOfItsOwn() {
    var senders =
        new Wiring(complete(), InstantSource.system(), List.of()).senders(Policy::standard);

    assertThat(senders).containsOnlyKeys(Channel.values());
    assertThat(senders)
        .allSatisfy((channel, sender) -> assertThat(sender.channel()).isEqualTo(channel));
  }

  @Test
  void aMissingVariableIsNamedAndSaysWhereToDeclareIt() {
    Wiring wiring = new Wiring(Map.of(), InstantSource.system(), List.of());

    assertThatThrownBy(() -> wiring.setting(Variable.ACTIVITY_TABLE))
        .hasMessageContaining("ACTIVITY_TABLE")
        .hasMessageContaining("template.yaml");
  }

  private static Map<String, String> complete() {
    Map<String, String> environment = new HashMap<>();
    Arrays.stream(Variable.values()).forEach(variable -> environment.put(variable.name(), "2"));
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "sample");
    environment.put("AWS_SECRET_ACCESS_KEY", "sample");
    return environment;
  }
}

package dev.headsup.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the store of triggers keeps to.
abstract class TriggersContract {
  private final TriggerDocument first =
      TriggerDocument.of("import-struggle", Map.of("trigger.yaml", "a: 1", "en/email.md", "Hi"));
  private final TriggerDocument second =
      TriggerDocument.of("cart-trouble", Map.of("trigger.yaml", ""));

  abstract DynamoTriggers triggers();

  @AfterEach
  void takeAway() {
    triggers().remove(first.id());
    triggers().remove(second.id());
  }

  @Test
  void triggersAreReadInOrderOfTheirIds() {
    triggers().put(first);
    triggers().put(second);

    assertThat(triggers().load()).containsExactly(second, first);
  }

  @Test
  void aNewVersionTakesThePlaceOfTheOld() {
    triggers().put(first);
    TriggerDocument changed = TriggerDocument.of(first.id(), Map.of("trigger.yaml", "a: 2"));
    triggers().put(changed);

    assertThat(triggers().load()).containsExactly(changed);
    assertThat(changed.hash()).isNotEqualTo(first.hash());
  }

  @Test
  void aRemovedTriggerIsGone() {
    triggers().put(first);
    triggers().remove(first.id());
    triggers().remove(first.id());

    assertThat(triggers().load()).isEmpty();
  }
}

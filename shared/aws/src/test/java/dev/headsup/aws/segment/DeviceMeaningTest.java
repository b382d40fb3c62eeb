package dev.headsup.aws.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.customer.Device;
import dev.headsup.engine.customer.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DeviceMeaningTest {
  @Test
  void aDeviceComesWithIdentifyAndApplicationEventsAndGoesWhenTheAppDoes() throws BadBody {
    String device = "\"context\":{\"device\":{\"type\":\"iOS\",\"token\":\"740f4707bebcf74f\"}}}";
    String trait = new Device(Device.Platform.IOS, "740f4707bebcf74f").trait();
    String who = "\"userId\":\"ana\"," + "\"timestamp\":\"2026-03-01T12:00:00+01:00\",";
    Map<String, String> kinds =
        Map.of(
            "\"type\":\"identify\"", "ios 740f4707bebcf74f",
            "\"type\":\"track\",\"event\":\"Application Opened\"", "ios 740f4707bebcf74f",
            "\"type\":\"track\",\"event\":\"Application Uninstalled\"", "",
            "\"type\":\"track\",\"event\":\"Device Unregistered\"", "");
    for (Map.Entry<String, String> kind : kinds.entrySet()) {
      List<Incoming> told = Calls.told("{" + kind.getKey() + "," + who + device);

      assertThat(told)
          .filteredOn(Incoming.Told.class::isInstance)
          .extracting(one -> ((Incoming.Told) one).change().profile().traits().values())
          .containsExactly(Map.of(trait, new Value.Text(kind.getValue())));
    }
    String other = "{\"type\":\"track\",\"event\":\"Import Failed\"," + who + device;
    assertThat(Calls.told(other)).noneMatch(Incoming.Told.class::isInstance);
  }
}

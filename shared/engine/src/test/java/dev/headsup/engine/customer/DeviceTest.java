package dev.headsup.engine.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headsup.engine.message.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DeviceTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Device PHONE = new Device(Device.Platform.IOS, "phone-token-1");
  private static final Device TABLET = new Device(Device.Platform.ANDROID, "tablet:token_2");

  private static Profile with(List<Traits> told) {
    Traits all = told.stream().reduce(Traits.NONE, Traits::merge);
    return new Profile(CustomerId.known("ana"), all, null);
  }

  @Test
  void theDeviceThatWasToldOfLastIsReachedInWhateverOrderTheWordsCame() {
    List<Traits> words =
        new ArrayList<>(
            List.of(
                PHONE.registered(NOON),
                TABLET.registered(NOON.plusSeconds(60)),
                PHONE.registered(NOON.plusSeconds(120)),
                PHONE.retired(NOON.plusSeconds(180))));
    Random random = new Random(1);
    for (int round = 0; round < 24; round++) {
      Collections.shuffle(words, random);

      assertThat(with(words).address(Channel.PUSH)).contains("android tablet:token_2");
    }
  }

  @Test
  void aRetiredDeviceComesBackWhenItRegistersAgain() {
    List<Traits> words = List.of(PHONE.registered(NOON), PHONE.retired(NOON.plusSeconds(1)));
    assertThat(with(words).device()).isEmpty();

    List<Traits> more = new ArrayList<>(words);
    more.add(PHONE.registered(NOON.plusSeconds(2)));
    assertThat(with(more).device()).contains(PHONE);
  }

  @Test
  void whatCanBeNoTokenIsNone() {
    assertThat(Device.of("IOS", "phone-token-1")).contains(PHONE);
    assertThat(Device.of("windows", "phone-token-1")).isEmpty();
    assertThat(Device.of("ios", "short")).isEmpty();
    assertThat(Device.of("ios", "with a blank")).isEmpty();
    assertThat(Device.of("ios", "line\nbreak-token")).isEmpty();
    assertThat(Device.of("ios", "x".repeat(4_097))).isEmpty();
    assertThat(Device.ofAddress(TABLET.address())).contains(TABLET);
    assertThat(Device.ofAddress("ios")).isEmpty();
  }
}

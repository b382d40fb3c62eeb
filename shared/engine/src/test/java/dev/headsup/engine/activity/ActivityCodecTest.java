package dev.headsup.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ActivityCodecTest {
  private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();

  @Test
  void whatIsPackedComesOutAgain() {
    for (int seed = 0; seed < 500; seed++) {
      Activity activity = generated(new Random(seed));
      assertThat(ActivityCodec.decode(ActivityCodec.encode(activity)))
          .as("seed %s", seed)
          .isEqualTo(activity);
    }
  }

  @Test
  void versionOneStaysReadable() throws IOException {
    assertThat(ActivityCodec.decode(HexFormat.of().parseHex(file("v1.hex")))).isEqualTo(golden());
  }

  @Test
  void versionTwoIsWritten() throws IOException {
    Activity correlated =
        golden()
            .with(new Stamp(NOON - 60_000, 7, 0x123456), new TrackSpec(5, 9, Duration.ofHours(1)))
            .with(5, Told.NOTHING.waitFor(new Stamp(NOON, 8, 0x123456)));
    assertThat(HexFormat.of().formatHex(ActivityCodec.encode(correlated)))
        .isEqualTo(file("v2.hex"));
    assertThat(ActivityCodec.decode(HexFormat.of().parseHex(file("v2.hex")))).isEqualTo(correlated);
  }

  @Test
  void thirtySixConditionsAndTenTriggersFitInOneKilobyte() {
    Activity activity = Activity.NONE.seen(NOON);
    Random random = new Random(1);
    for (int key = 0; key < 36; key++) {
      // As live triggers ask: half count to three within twenty minutes, half look at the last
      // time.
      int times = key % 2 == 0 ? 3 : 1;
      TrackSpec spec = TrackSpec.forCount(random.nextInt(), times, Duration.ofMinutes(20));
      for (int i = 0; i < times; i++) {
        activity =
            activity.with(
                new Stamp(NOON - i * 300_000L - random.nextInt(60_000), random.nextInt(1 << 24)),
                spec);
      }
    }
    for (int trigger = 0; trigger < 10; trigger++) {
      Stamp cause =
          new Stamp(
              NOON - Duration.ofDays(trigger).toMillis() - random.nextInt(60_000),
              random.nextInt(1 << 24));
      activity = activity.with(random.nextInt(), Told.NOTHING.tell(cause, 1, Duration.ofDays(14)));
    }
    assertThat(activity.tracks()).hasSize(36);
    assertThat(activity.told()).hasSize(10);
    // Beside the packed bytes a stored item has a key of up to 100 bytes here, a version and names.
    assertThat(ActivityCodec.encode(activity).length + 130).isLessThanOrEqualTo(1024);
  }

  @Test
  void equalActivitiesHaveEqualBytes() {
    TrackSpec one = new TrackSpec(1, 3, Duration.ofDays(1));
    TrackSpec two = new TrackSpec(-2, 3, Duration.ofDays(1));
    Stamp stamp = new Stamp(NOON, 5);
    assertThat(ActivityCodec.encode(Activity.NONE.with(stamp, one).with(stamp, two)))
        .isEqualTo(ActivityCodec.encode(Activity.NONE.with(stamp, two).with(stamp, one)));
  }

  @Test
  void anUnknownVersionIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivityCodec.decode(new byte[] {9, 0, 0}))
        .withMessage("Activity of unknown version 9");
  }

  @Test
  void bytesCutShortAreRefusedByName() {
    byte[] packed = ActivityCodec.encode(golden());
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatIllegalArgumentException()
          .as("%s bytes", length)
          .isThrownBy(() -> ActivityCodec.decode(cut))
          .withMessageContaining("cut short");
    }
  }

  private static Activity golden() {
    return Activity.NONE
        .seen(NOON)
        .with(new Stamp(NOON, 0xabcdef), new TrackSpec(0x01020304, 5, Duration.ofHours(1)))
        .with(new Stamp(NOON - 90_000, 3), new TrackSpec(0x01020304, 5, Duration.ofHours(1)))
        .with(new Stamp(NOON - 7, 4), new TrackSpec(-1, 1, Duration.ofHours(1)))
        .with(
            77,
            Told.NOTHING
                .tell(new Stamp(NOON - 86_400_000L, 9), 1, Duration.ofDays(14))
                .waitFor(new Stamp(NOON, 0xabcdef)));
  }

  private static Activity generated(Random random) {
    Activity activity = Activity.NONE.seen(random.nextLong(NOON));
    for (int i = random.nextInt(60); i > 0; i--) {
      TrackSpec spec =
          new TrackSpec(random.nextInt(8) - 4, 1 + random.nextInt(9), Duration.ofDays(30));
      activity = activity.with(stamp(random), spec);
    }
    for (int i = random.nextInt(12); i > 0; i--) {
      Told told = Told.NOTHING.tell(stamp(random), 3, Duration.ofDays(14));
      activity =
          activity.with(
              random.nextInt(), random.nextBoolean() ? told : told.waitFor(stamp(random)));
    }
    return activity;
  }

  private static Stamp stamp(Random random) {
    return new Stamp(
        NOON - random.nextLong(Duration.ofDays(40).toMillis()), random.nextInt(1 << 24));
  }

  private static String file(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ActivityCodecTest.class.getResourceAsStream("/golden/activity-" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}

package dev.headsup.sim.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headsup.aws.s3.Bucket;
import dev.headsup.sim.Io;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

class MemoryS3Test {
  private final MemoryS3 s3 = new MemoryS3(Io.CALM);
  private final Bucket bucket = new Bucket(s3, "history");

  MemoryS3Test() {
    s3.bucket("history");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void anObjectIsWhatWasPutLast() {
    bucket.put("a/1", bytes("one"));
    bucket.put("a/1", bytes("two"));

    assertThat(bucket.get("a/1")).hasValue(bytes("two"));
    assertThat(bucket.get("a/2")).isEmpty();
  }

  @Test
  void keysComeInOrderOverManyPages() {
    IntStream.range(0, 2500).forEach(i -> bucket.put("a/%05d".formatted(i), bytes("x")));
    bucket.put("b/1", bytes("other"));
    List<String> keys = new ArrayList<>();

    bucket.each("a/", "a/00999", entry -> keys.add(entry.key()));

    assertThat(keys).hasSize(1500).isSorted().startsWith("a/01000").endsWith("a/02499");
  }

  @Test
  void aBucketThatNobodyMadeIsMissed() {
    assertThatExceptionOfType(NoSuchBucketException.class)
        .isThrownBy(() -> new Bucket(s3, "none").get("a"));
  }
}

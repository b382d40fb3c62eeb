package dev.headsup.aws.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.headsup.aws.lambda.HttpRequest;
import dev.headsup.aws.lambda.SqsBatch;
import dev.headsup.aws.lambda.UnexpectedEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Payloads that others published: each is understood, or refused by name.
class RealPayloadsTest {
  @ParameterizedTest
  @CsvSource({
    "alias, Joined[from=A; into=B]",
    "group, Grouped",
    "identify, ''",
    "page, Page Viewed",
    "track, Download"
  })
  void theGoClientsFixturesAreUnderstood(String call, String said) throws Exception {
    Path file = folder("segment").resolve("test-enqueue-" + call + ".json");

    Packed packed = Calls.pack(Files.readAllBytes(file), KeyKind.SERVER);
    TelemetryMessage message = Calls.read(packed);

    assertThat(packed.accepted()).isEqualTo(1);
    assertThat(message.refused()).isEmpty();
    assertThat(String.join(", ", message.events().stream().map(Object::toString).toList()))
        .contains(said.replace(';', ','));
    if (said.isEmpty()) {
      // It tells nothing but an id.
      assertThat(message.events()).isEmpty();
    }
  }

  @Test
  void everySegmentPayloadIsAcceptedByAServerKeyAndAliasAloneIsNotByAPublicOne() throws Exception {
    for (Path file : files("segment")) {
      byte[] body = Files.readAllBytes(file);
      boolean alias = file.getFileName().toString().contains("alias");

      assertThat(Calls.pack(body, KeyKind.SERVER).refused()).as(file.toString()).isZero();
      assertThat(Calls.pack(body, KeyKind.PUBLIC).refused())
          .as(file.toString())
          .isEqualTo(alias ? 1 : 0);
    }
  }

  @Test
  void everyLambdaEventIsReadAsWhatItIsAndRefusedByNameAsAnythingElse() throws Exception {
    for (Path file : files("lambda-events")) {
      String name = file.getFileName().toString();
      byte[] event = Files.readAllBytes(file);

      if (name.contains("apigw")) {
        assertThat(request(event).path()).startsWith("/");
      } else {
        assertThatExceptionOfType(UnexpectedEvent.class).as(name).isThrownBy(() -> request(event));
      }
      if (name.startsWith("sqs")) {
        assertThat(SqsBatch.read(new ByteArrayInputStream(event)).records())
            .containsExactly(new SqsBatch.Record("MessageID_1", "Message Body", 2));
      } else {
        assertThatExceptionOfType(UnexpectedEvent.class)
            .as(name)
            .isThrownBy(() -> SqsBatch.read(new ByteArrayInputStream(event)));
      }
    }
  }

  private static HttpRequest request(byte[] event) throws IOException {
    return HttpRequest.read(new ByteArrayInputStream(event));
  }

  private static List<Path> files(String kind) throws IOException {
    try (Stream<Path> files = Files.list(folder(kind))) {
      List<Path> all = files.sorted().toList();
      assertThat(all).isNotEmpty();
      return all;
    }
  }

  /// The data lies beside the repository, where there is any.
  private static Path folder(String kind) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path payloads = at.resolve("../shared/data/payloads").normalize();
      if (Files.isDirectory(payloads)) {
        return payloads.resolve(kind);
      }
    }
    System.out.println("Skipped: ../shared/data/payloads is not here");
    return abort("../shared/data/payloads is not here");
  }
}

package dev.headsup.functions.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.headsup.aws.keys.Keys;
import dev.headsup.aws.keys.RateLimit;
import dev.headsup.aws.keys.WriteKey;
import dev.headsup.aws.segment.Incoming;
import dev.headsup.aws.sqs.QueueThrottled;
import dev.headsup.functions.ingest.Front.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class IngestTest {
  private static final String EVENT =
      "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"Import Failed\",\"messageId\":\"m\"}";
  private static final String BATCH = "{\"batch\":[" + EVENT + "]}";

  private final Front front = new Front();

  @ParameterizedTest
  @ValueSource(strings = {"/v1/batch", "/v1/import/", "/v1/import", "/v1/batch/"})
  void bothBatchDoorsTakeABatchInOneQueueCall(String path) {
    Reply reply = front.key(Front.PUBLIC_KEY).post(path, BATCH);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{\"success\":true,\"accepted\":1,\"refused\":0}\n");
    assertThat(front.queued).hasSize(1);
    assertThat(front.messages().getFirst().events()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          track    | {'userId':'ana','event':'e'}
          identify | {'userId':'ana','traits':{'email':'ana@example.com'}}
          page     | {'userId':'ana','name':'Home'}
          screen   | {'userId':'ana','name':'Home'}
          group    | {'userId':'ana','groupId':'g'}
          alias    | {'userId':'ana','previousId':'old'}
          """)
  void everyCallHasADoorOfItsOwn(String call, String event) {
    Reply reply = front.key(Front.SERVER_KEY).post("/v1/" + call, event.replace('\'', '"'));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.number("accepted")).isEqualTo(1);
    assertThat(front.messages().getFirst().events()).hasSize(1);
  }

  @Test
  void theKindOfKeyDecidesWhatIsBelieved() {
    String identify = "{\"userId\":\"ana\",\"traits\":{\"email\":\"ana@example.com\"}}";

    front.key(Front.PUBLIC_KEY).post("/v1/identify", identify);
    front.key(Front.SERVER_KEY).post("/v1/identify", identify);

    assertThat(front.messages().get(0).events()).isEmpty();
    assertThat(front.messages().get(1).events()).singleElement().isInstanceOf(Incoming.Told.class);
  }

  @Test
  void aKeyMayComeInTheHeaderWithOrWithoutAColonOrInTheBody() {
    String withKey = BATCH.replace("{\"batch\"", "{\"writeKey\":\"sample-public-key\",\"batch\"");
    String single = EVENT.replace("}", ",\"writeKey\":\"sample-public-key\"}");

    assertThat(new Front().basic("sample-public-key:").post("/v1/batch", BATCH).status())
        .isEqualTo(200);
    assertThat(new Front().basic("sample-public-key").post("/v1/batch", BATCH).status())
        .isEqualTo(200);
    assertThat(new Front().post("/v1/batch", withKey).status()).isEqualTo(200);
    assertThat(new Front().post("/v1/track", single).status()).isEqualTo(200);
    assertThat(new Front().header("authorization", "Bearer x").post("/v1/batch", withKey).status())
        .isEqualTo(200);
  }

  @Test
  void aMissingOrUnknownKeyIsAnswered401AndQueuesNothing() {
    String withKey = BATCH.replace("{\"batch\"", "{\"writeKey\":\"guess\",\"batch\"");
    String notText = BATCH.replace("{\"batch\"", "{\"writeKey\":5,\"batch\"");

    for (Reply reply :
        new Reply[] {
          front.post("/v1/batch", BATCH),
          front.post("/v1/batch", withKey),
          front.post("/v1/batch", notText),
          front.header("authorization", "Basic %%%").post("/v1/batch", BATCH),
          front.basic("").post("/v1/batch", BATCH),
          front.key("guess").post("/v1/batch", BATCH),
          front.key(WriteKey.hash(Front.PUBLIC_KEY)).post("/v1/batch", BATCH),
          // The header's key counts, and is judged before the body.
          front.key("guess").post("/v1/batch", "not json")
        }) {
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.body()).contains("unknown-write-key", "Basic").doesNotContain("guess");
    }
    assertThat(front.queued).isEmpty();
  }

  @Test
  void otherPathsAndMethodsSayWhatThereIs() {
    Reply path = front.key(Front.PUBLIC_KEY).post("/v1/tracks", EVENT);
    Reply method = front.call("GET", "/v1/batch", new byte[0]);

    assertThat(path.status()).isEqualTo(404);
    assertThat(path.body()).contains("/v1/batch", "/v1/alias");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.headers()).containsEntry("allow", "POST, OPTIONS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          /v1/batch | not-json      | {'batch':[
          /v1/batch | no-batch      | {'userId':'ana'}
          /v1/batch | not-an-object | []
          /v1/track | not-an-object | [{'userId':'ana','event':'e'}]
          /v1/track | not-json      | {'userId':'ana','event':'e'
          """)
  void whatCannotBeTakenApartIsAnswered400ByName(String path, String error, String body) {
    Reply reply = front.key(Front.PUBLIC_KEY).post(path, body.replace('\'', '"'));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("\"success\":false", "\"error\":\"" + error + "\"");
    assertThat(reply.body()).doesNotContain("Exception", "\tat ");
    assertThat(front.queued).isEmpty();
  }

  @Test
  void whatIsTooLargeIsAnswered400() {
    front.key(Front.PUBLIC_KEY);
    String filler = "x".repeat(500 * 1024);
    String large = EVENT.replace("}", ",\"x\":\"" + filler.substring(0, 32 * 1024) + "\"}");

    assertThat(front.post("/v1/batch", BATCH + " ".repeat(500 * 1024)).body())
        .contains("too-large");
    assertThat(front.post("/v1/batch", BATCH.replace("Import", filler)).body())
        .contains("too-large");
    assertThat(front.post("/v1/batch", "{\"batch\":[" + "{},".repeat(2_500) + "{}]}").body())
        .contains("too-many-events");
    assertThat(front.post("/v1/track", large).body()).contains("event-too-large");
    assertThat(front.queued).isEmpty();
    // In a batch the others go on.
    Reply batch = front.post("/v1/batch", "{\"batch\":[" + large + "," + EVENT + "]}");
    assertThat(batch.status()).isEqualTo(200);
    assertThat(batch.number("accepted")).isEqualTo(1);
    assertThat(batch.body())
        .contains("\"refused\":1", "{\"event\":0,\"reason\":\"event-too-large\"");
  }

  @Test
  void aCompressedBatchIsTaken() throws IOException {
    front.key(Front.PUBLIC_KEY).header("Content-Encoding", "GZIP");

    Reply reply = front.post("/v1/batch", gzip(BATCH.getBytes(StandardCharsets.UTF_8)));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(front.messages().getFirst().events()).hasSize(1);
  }

  @Test
  void aWrongEncodingIsAnswered400() throws IOException {
    front.key(Front.PUBLIC_KEY);
    byte[] packed = gzip(BATCH.getBytes(StandardCharsets.UTF_8));
    byte[] cut = Arrays.copyOf(packed, packed.length - 9);

    assertThat(front.header("content-encoding", "gzip").post("/v1/batch", BATCH).body())
        .contains("wrong-encoding");
    assertThat(front.post("/v1/batch", cut).body()).contains("wrong-encoding");
    assertThat(front.post("/v1/batch", new byte[0]).body()).contains("wrong-encoding");
    assertThat(front.header("content-encoding", "br").post("/v1/batch", BATCH).body())
        .contains("wrong-encoding");
    assertThat(front.header("content-encoding", "").post("/v1/batch", packed).status())
        .isEqualTo(400);
  }

  /// E4.
  @Test
  void aBombCostsNoMoreThanAnHonestRequest() throws IOException {
    byte[] bomb = gzip(new byte[200 << 20]);
    front.key(Front.PUBLIC_KEY).header("content-encoding", "gzip");
    String deep = "{\"batch\":[" + "{\"a\":[".repeat(80_000);
    front.post("/v1/batch", gzip(new byte[10]));

    assertThat(bomb.length).isLessThan(500 * 1024);
    assertThat(allocatedBy(() -> assertThat(front.post("/v1/batch", bomb).status()).isEqualTo(400)))
        .isLessThan(16L << 20);
    front.header("content-encoding", "");
    assertThat(allocatedBy(() -> assertThat(front.post("/v1/batch", deep).status()).isEqualTo(400)))
        .isLessThan(32L << 20);
  }

  @Test
  void namesOfPropertiesThatNobodyHasSeenBeforeDoNotPileUp() {
    front.key(Front.PUBLIC_KEY);
    long last = 0;
    for (int i = 0; i < 200; i++) {
      String odd = EVENT.replace("}", ",\"" + i + "n".repeat(30_000) + "\":1}");
      last = allocatedBy(() -> assertThat(front.post("/v1/track", odd).status()).isEqualTo(200));
    }

    // A table of all names would be copied here: 200 of them are 6 MB.
    assertThat(last).isLessThan(3L << 20);
  }

  @Test
  void anEmptyBatchIsTakenAndQueuesNothing() {
    Reply reply = front.key(Front.PUBLIC_KEY).post("/v1/batch", "{\"batch\":[]}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("\"accepted\":0,\"refused\":0");
    assertThat(front.queued).isEmpty();
  }

  @Test
  void aQueueThatFailsIsAnswered503WithAPause() {
    front.fault = SdkClientException.create("no route to secret-host");

    Reply reply = front.key(Front.PUBLIC_KEY).post("/v1/batch", BATCH);

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.headers()).containsEntry("retry-after", "5");
    assertThat(reply.body()).doesNotContain("secret-host", "Exception");
  }

  @Test
  void aQueueThatAsksUsToSlowDownIsAnswered429WithAPause() {
    front.fault = new QueueThrottled(SdkClientException.create("Rate exceeded"));

    Reply reply = front.key(Front.PUBLIC_KEY).post("/v1/batch", BATCH);

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.headers()).containsEntry("retry-after", "10");
  }

  @Test
  void anEventOfAnotherKindIsAnswered400() throws IOException {
    for (String event : new String[] {"", "{}", "{\"Records\":[]}", "[", "\"x\""}) {
      assertThat(front.raw(event.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
    }
  }

  @Test
  void theSampleThatWarmsASnapshotIsTaken() throws IOException {
    IngestHandler handler =
        new IngestHandler(
            new Keys(List::of, InstantSource.fixed(Front.NOW)),
            new RateLimit(
                (key, window, want, budget, opens) -> {
                  throw new AssertionError("No rate may be used before a snapshot");
                },
                InstantSource.fixed(Front.NOW)),
            bodies -> {
              throw new AssertionError("Nothing may be queued before a snapshot");
            },
            InstantSource.fixed(Front.NOW));

    assertThat(handler.warm()).isEqualTo(200);
  }

  private static long allocatedBy(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}

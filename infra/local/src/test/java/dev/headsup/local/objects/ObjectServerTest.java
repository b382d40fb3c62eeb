package dev.headsup.local.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headsup.aws.AwsClients;
import dev.headsup.aws.s3.Bucket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Through the SDK's own client, as the functions come.
final class ObjectServerTest {
  private static final String BUCKET = "history";

  @TempDir private Path folder;
  private ObjectServer server;
  private S3Client client;

  @BeforeEach
  void start() throws IOException {
    server = ObjectServer.start(folder.resolve("objects"));
    server.create(BUCKET);
    client = client(server);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static S3Client client(ObjectServer server) {
    return new AwsClients(
            Map.of(
                "AWS_ENDPOINT_URL_S3", server.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"),
            List.of())
        .s3();
  }

  private Bucket bucket() {
    return new Bucket(client, BUCKET);
  }

  private List<String> keys(String prefix, String after) {
    List<String> keys = new ArrayList<>();
    bucket().each(prefix, after, entry -> keys.add(entry.key() + " " + entry.size()));
    return keys;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsPutIsThereUnderItsKeyOnly() {
    byte[] large = new byte[300_000];
    large[299_999] = 7;
    bucket().put("a/b", bytes("one"));
    bucket().put("a/b", bytes("two\r\n0;chunk-signature=x\r\n"));
    bucket().put("a/c", large);
    bucket().put("a/empty", new byte[0]);

    assertThat(bucket().get("a/b")).contains(bytes("two\r\n0;chunk-signature=x\r\n"));
    assertThat(bucket().get("a/c")).contains(large);
    assertThat(bucket().get("a/empty")).contains(new byte[0]);
    assertThat(bucket().get("a")).isEmpty();
    assertThat(client.headObject(head -> head.bucket(BUCKET).key("a/c")).contentLength())
        .isEqualTo(300_000);
    assertThatThrownBy(() -> client.headObject(head -> head.bucket(BUCKET).key("a")))
        .isInstanceOf(S3Exception.class);
  }

  @Test
  void aListingIsInOrderAndGoesOverPages() {
    for (int i = 0; i < 1_203; i++) {
      bucket().put("many/%04d".formatted(i), bytes("x"));
    }
    bucket().put("more/1", bytes("yy"));
    bucket().put("man", bytes("z"));

    assertThat(keys("many/", "")).hasSize(1_203).isSorted().startsWith("many/0000 1");
    assertThat(keys("many/", "many/1200")).containsExactly("many/1201 1", "many/1202 1");
    assertThat(keys("more/", "")).containsExactly("more/1 2");
    assertThat(keys("none/", "")).isEmpty();
    assertThat(bucket().first("m")).contains(new Bucket.Entry("man", 1));
  }

  @Test
  void whatIsDeletedIsGoneAndDeletingTwiceIsFine() {
    for (String key : List.of("a/1", "a/2", "a/<&>", "b")) {
      bucket().put(key, bytes(key));
    }
    client.deleteObject(request -> request.bucket(BUCKET).key("b"));
    client.deleteObject(request -> request.bucket(BUCKET).key("b"));
    client.deleteObjects(request ->
        request
            .bucket(BUCKET)
            .delete(some ->
                some.objects(
                    Stream.of("a/1", "a/<&>")
                        .map(key -> ObjectIdentifier.builder().key(key).build())
                        .toList())));
    assertThat(keys("", "")).containsExactly("a/2 3");
  }

  @Test
  void noKeyLeavesTheFolderOrMeetsAnother() throws IOException {
    List<String> hostile =
        List.of(
            "../../outside",
            "/absolute",
            "a//b",
            "a/./b",
            "a/../../../b",
            "x/..",
            "%2e%2e/x",
            "a\\b",
            "a+b c&d=e?f#g",
            ".hidden",
            "\u00e4/\ud83d\ude00",
            "%");
    for (String key : hostile) {
      client.putObject(
          request -> request.bucket(BUCKET).key(key), RequestBody.fromString("is " + key));
    }
    for (String key : hostile) {
      assertThat(bucket().get(key)).as(key).contains(bytes("is " + key));
    }
    assertThat(keys("", "")).hasSize(hostile.size());
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).as("nothing beside the folder").hasSize(1);
    }
    try (ObjectServer again = ObjectServer.start(folder.resolve("objects"));
        S3Client later = client(again)) {
      again.create(BUCKET);
      for (String key : hostile) {
        assertThat(new Bucket(later, BUCKET).get(key)).as(key).contains(bytes("is " + key));
      }
    }
  }

  @Test
  void aKeyBelowAnotherIsRefusedByName() {
    bucket().put("a/b", bytes("x"));
    assertThatThrownBy(() -> bucket().put("a", bytes("x")))
        .hasMessageContaining("a has keys below it");
    assertThatThrownBy(() -> bucket().put("a/b/c", bytes("x")))
        .hasMessageContaining("a/b/c lies below another key");
    assertThat(keys("", "")).containsExactly("a/b 1");
  }

  @Test
  void theSdkComesAgainWhenItIsToldToSlowDown() {
    server.fail(2);
    bucket().put("a", bytes("x"));
    assertThat(bucket().get("a")).contains(bytes("x"));
  }

  @Test
  void whatIsNotThereOrNotKnownIsSaidByName() {
    assertThatThrownBy(() -> new Bucket(client, "other").put("a", bytes("x")))
        .hasMessageContaining("there is no bucket other");
    assertThatThrownBy(() -> client.getObjectTagging(request -> request.bucket(BUCKET).key("a")))
        .isInstanceOf(S3Exception.class);
    assertThatThrownBy(() -> client.listObjectsV2(request -> request.bucket(BUCKET).delimiter("/")))
        .hasMessageContaining("a delimiter is not known here");
  }

  @Test
  void aBodyThatIsNotWhatItSaysIsRefused() throws Exception {
    String chunked = "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:%s\r\n\r\n";
    assertThat(put(chunked.formatted("NhCmhg=="), "5")).isEqualTo(200);
    assertThat(bucket().get("raw")).contains(bytes("hello"));
    assertThat(put(chunked.formatted("AAAAAA=="), "5")).isEqualTo(400);
    assertThat(put(chunked.formatted("NhCmhg=="), "6")).isEqualTo(400);
    assertThat(put("ff\r\nhello", "5")).isEqualTo(400);
  }

  private int put(String body, String length) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(server.endpoint() + "/history/raw"))
                  .header("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
                  .header("x-amz-decoded-content-length", length)
                  .PUT(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}

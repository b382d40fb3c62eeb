package dev.headsup.sim.object;

import dev.headsup.sim.Io;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Buckets of S3 in memory. An object is put whole or not at all, and whoever reads afterwards sees
/// it; keys are listed in the order of their UTF-8. Deterministic, and safe for use by many
/// threads; each request is one step of the [Io].
public final class MemoryS3 implements S3Client {
  private static final int PAGE = 1000;

  private final Io io;
  private final Map<String, NavigableMap<byte[], byte[]>> buckets = new TreeMap<>();

  /// @param io every request is a step of it, such as `s3:PutObject HistoryBucket`
  public MemoryS3(Io io) {
    this.io = io;
  }

  /// Makes a bucket; it is no error when it is there.
  public void bucket(String name) {
    synchronized (buckets) {
      buckets.computeIfAbsent(name, none -> new TreeMap<>(Arrays::compareUnsigned));
    }
  }

  private <T> T step(
      String operation,
      String bucket,
      java.util.function.Function<NavigableMap<byte[], byte[]>, T> effect) {
    Supplier<T> whole =
        () -> {
          synchronized (buckets) {
            NavigableMap<byte[], byte[]> objects = buckets.get(bucket);
            if (objects == null) {
              throw NoSuchBucketException.builder()
                  .statusCode(404)
                  .awsErrorDetails(details("NoSuchBucket", bucket))
                  .build();
            }
            return effect.apply(objects);
          }
        };
    return io.step("s3:" + operation + " " + bucket, whole);
  }

  private static AwsErrorDetails details(String code, String about) {
    return AwsErrorDetails.builder()
        .serviceName("S3")
        .errorCode(code)
        .errorMessage(code + ": " + about)
        .build();
  }

  private static byte[] utf8(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    byte[] content = content(body);
    return step(
        "PutObject",
        request.bucket(),
        objects -> {
          objects.put(utf8(request.key()), content);
          return PutObjectResponse.builder().build();
        });
  }

  private static byte[] content(RequestBody body) {
    try (InputStream in = body.contentStreamProvider().newStream()) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    byte[] content = step("GetObject", request.bucket(), objects -> found(objects, request.key()));
    try {
      return transformer.transform(
          GetObjectResponse.builder().contentLength((long) content.length).build(),
          AbortableInputStream.create(new ByteArrayInputStream(content)));
    } catch (RuntimeException theirs) {
      throw theirs;
    } catch (Exception theirs) {
      throw new IllegalStateException("The object could not be taken", theirs);
    }
  }

  private static byte[] found(NavigableMap<byte[], byte[]> objects, String key) {
    byte[] content = objects.get(utf8(key));
    if (content == null) {
      throw NoSuchKeyException.builder()
          .statusCode(404)
          .awsErrorDetails(details("NoSuchKey", "no such object"))
          .build();
    }
    return content;
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    return step("ListObjectsV2", request.bucket(), objects -> page(objects, request));
  }

  private static ListObjectsV2Response page(
      NavigableMap<byte[], byte[]> objects, ListObjectsV2Request request) {
    String prefix = request.prefix() == null ? "" : request.prefix();
    int most = request.maxKeys() == null ? PAGE : Math.min(PAGE, request.maxKeys());
    String after = later(request.continuationToken(), request.startAfter());
    NavigableMap<byte[], byte[]> rest =
        after.compareTo(prefix) < 0
            ? objects.tailMap(utf8(prefix), true)
            : objects.tailMap(utf8(after), false);
    List<S3Object> found = new ArrayList<>();
    boolean more = false;
    for (Map.Entry<byte[], byte[]> each : rest.entrySet()) {
      String key = new String(each.getKey(), StandardCharsets.UTF_8);
      if (!key.startsWith(prefix)) {
        break;
      }
      if (found.size() == most) {
        more = true;
        break;
      }
      found.add(S3Object.builder().key(key).size((long) each.getValue().length).build());
    }
    ListObjectsV2Response.Builder answer =
        ListObjectsV2Response.builder().contents(found).keyCount(found.size()).isTruncated(more);
    return more && !found.isEmpty()
        ? answer.nextContinuationToken(found.getLast().key()).build()
        : answer.build();
  }

  /// A token is the last key of its page; it counts before the key to start after.
  private static String later(@Nullable String token, @Nullable String startAfter) {
    if (token != null) {
      return token;
    }
    return startAfter == null ? "" : startAfter;
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    return step(
        "DeleteObject",
        request.bucket(),
        objects -> {
          objects.remove(utf8(request.key()));
          return DeleteObjectResponse.builder().build();
        });
  }

  @Override
  public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
    return step(
        "DeleteObjects",
        request.bucket(),
        objects -> {
          List<DeletedObject> deleted = new ArrayList<>();
          request
              .delete()
              .objects()
              .forEach(each -> {
                objects.remove(utf8(each.key()));
                deleted.add(DeletedObject.builder().key(each.key()).build());
              });
          return DeleteObjectsResponse.builder().deleted(deleted).build();
        });
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}

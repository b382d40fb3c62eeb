package dev.headsup.functions.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Objects in memory, behind the SDK's own interface. Safe for use by many threads.
public class MemoryObjects implements S3Client {
  /// What is there.
  public final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

  /// Each call so far, for example `put events/…`.
  public final List<String> calls = new ArrayList<>();

  private final int page;
  private Consumer<String> before = call -> {};

  /// @param page how many keys one listing gives
  public MemoryObjects(int page) {
    this.page = page;
  }

  /// Lets this happen before each call; what it throws the caller gets.
  public void before(Consumer<String> happens) {
    before = happens;
  }

  private synchronized void called(String call) {
    before.accept(call);
    calls.add(call);
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    called("put " + request.key());
    try (var content = body.contentStreamProvider().newStream()) {
      objects.put(request.key(), content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return PutObjectResponse.builder().build();
  }

  @Override
  public <R> R getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, R> transformer) {
    called("get " + request.key());
    byte[] found = objects.get(request.key());
    if (found == null) {
      throw NoSuchKeyException.builder().message(request.key()).build();
    }
    try {
      return transformer.transform(
          GetObjectResponse.builder().contentLength((long) found.length).build(),
          AbortableInputStream.create(new java.io.ByteArrayInputStream(found)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    called("list " + request.prefix());
    String after =
        request.continuationToken() != null ? request.continuationToken() : request.startAfter();
    int most = request.maxKeys() == null ? page : Math.min(page, request.maxKeys());
    List<String> all =
        objects.keySet().stream()
            .filter(key -> key.startsWith(request.prefix()))
            .filter(key -> after == null || key.compareTo(after) > 0)
            .toList();
    List<String> some = all.subList(0, Math.min(most, all.size()));
    return ListObjectsV2Response.builder()
        .contents(
            some.stream()
                .map(key ->
                    S3Object.builder()
                        .key(key)
                        .size((long) Objects.requireNonNull(objects.get(key)).length)
                        .build())
                .toList())
        .isTruncated(all.size() > some.size())
        .nextContinuationToken(all.size() > some.size() ? some.getLast() : null)
        .build();
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}

package dev.headsup.aws.s3;

import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// One bucket: whole objects by key, and keys in order. Safe for use by many threads.
///
/// @param client retries by itself what is safe to repeat
/// @param name the bucket's name
public record Bucket(S3Client client, String name) {
  /// An object that is there.
  ///
  /// @param size in bytes
  public record Entry(String key, long size) {}

  /// Puts an object, in place of one that had this key.
  public void put(String key, byte[] bytes) {
    client.putObject(
        request -> request.bucket(name).key(key).contentLength((long) bytes.length),
        RequestBody.fromBytes(bytes));
  }

  /// An object, whole; empty when there is none.
  public Optional<byte[]> get(String key) {
    try {
      return Optional.of(
          client.getObjectAsBytes(request -> request.bucket(name).key(key)).asByteArrayUnsafe());
    } catch (NoSuchKeyException none) {
      return Optional.empty();
    }
  }

  /// The first object whose key begins so; empty when there is none.
  public Optional<Entry> first(String prefix) {
    return page(ListObjectsV2Request.builder().prefix(prefix).maxKeys(1)).contents().stream()
        .map(found -> new Entry(found.key(), found.size()))
        .findFirst();
  }

  /// Every object whose key begins so, in the order of keys, a thousand a request.
  ///
  /// @param after only keys behind this one; empty for all
  public void each(String prefix, String after, Consumer<Entry> found) {
    ListObjectsV2Request.Builder request = ListObjectsV2Request.builder().prefix(prefix);
    if (!after.isEmpty()) {
      request.startAfter(after);
    }
    ListObjectsV2Response page;
    do {
      page = page(request);
      page.contents().forEach(object -> found.accept(new Entry(object.key(), object.size())));
      request.continuationToken(page.nextContinuationToken());
    } while (Boolean.TRUE.equals(page.isTruncated()));
  }

  private ListObjectsV2Response page(ListObjectsV2Request.Builder request) {
    return client.listObjectsV2(request.bucket(name).build());
  }
}

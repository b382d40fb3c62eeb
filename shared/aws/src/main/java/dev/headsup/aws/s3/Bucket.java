package dev.headsup.aws.s3;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

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

  /// Takes one object after the other.
  public interface Taker {
    /// @param content the object, whole
    /// @return whether to go on
    boolean take(String key, byte[] content);
  }

  /// Reads every object whose key begins so, in the order of keys, several ahead of who takes them.
  /// One that is gone since it was listed is passed over. Neither all keys nor all contents lie in
  /// memory.
  ///
  /// @param after only keys behind this one; empty for all
  /// @param taker is called by the caller's thread alone
  public void read(String prefix, String after, Taker taker) {
    read(prefix, after, key -> true, taker);
  }

  /// The same of those keys only that are meant.
  public void read(String prefix, String after, Predicate<String> meant, Taker taker) {
    try (Ahead ahead = new Ahead(this, taker)) {
      if (walk(prefix, after, entry -> !meant.test(entry.key()) || ahead.add(entry))) {
        ahead.rest();
      }
    }
  }

  /// Every object whose key begins so, in the order of keys, a thousand a request.
  ///
  /// @param after only keys behind this one; empty for all
  public void each(String prefix, String after, Consumer<Entry> found) {
    walk(
        prefix,
        after,
        entry -> {
          found.accept(entry);
          return true;
        });
  }

  /// @param found says whether to go on
  /// @return whether it came to the end
  private boolean walk(String prefix, String after, Predicate<Entry> found) {
    ListObjectsV2Request.Builder request = ListObjectsV2Request.builder().prefix(prefix);
    if (!after.isEmpty()) {
      request.startAfter(after);
    }
    ListObjectsV2Response page;
    do {
      page = page(request);
      for (S3Object object : page.contents()) {
        if (!found.test(new Entry(object.key(), object.size()))) {
          return false;
        }
      }
      request.continuationToken(page.nextContinuationToken());
    } while (Boolean.TRUE.equals(page.isTruncated()));
    return true;
  }

  private ListObjectsV2Response page(ListObjectsV2Request.Builder request) {
    return client.listObjectsV2(request.bucket(name).build());
  }
}

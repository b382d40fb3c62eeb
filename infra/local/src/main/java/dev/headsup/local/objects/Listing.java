package dev.headsup.local.objects;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/// An answer of `ListObjectsV2`: a page of keys in order, and where the next one begins.
final class Listing {
  private static final int MOST = 1000;

  private final StringBuilder contents = new StringBuilder();
  private final String bucket;
  private final Map<String, String> query;

  private Listing(String bucket, Map<String, String> query) {
    this.bucket = bucket;
    this.query = query;
  }

  /// @param query what was asked: `prefix`, `start-after`, `continuation-token` (the last key of
  ///   the page before), `max-keys`, `encoding-type`
  /// @throws IllegalArgumentException when it asks for what is not known here
  static String of(Objects objects, String bucket, Map<String, String> query) {
    if (query.containsKey("delimiter")) {
      throw new IllegalArgumentException("a delimiter is not known here");
    }
    return new Listing(bucket, query).xml(objects);
  }

  private String xml(Objects objects) {
    String prefix = query.getOrDefault("prefix", "");
    String after = query.getOrDefault("continuation-token", query.getOrDefault("start-after", ""));
    int most = Math.min(MOST, Integer.parseInt(query.getOrDefault("max-keys", "" + MOST)));
    int count = 0;
    String last = "";
    boolean more;
    try (Stream<Map.Entry<String, Long>> found = objects.behind(bucket, after, prefix)) {
      Iterator<Map.Entry<String, Long>> next = found.iterator();
      while (count < most && next.hasNext()) {
        Map.Entry<String, Long> object = next.next();
        last = object.getKey();
        count++;
        contents
            .append("<Contents><Key>")
            .append(shown(last))
            .append("</Key><Size>")
            .append(object.getValue())
            .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
      }
      more = count > 0 && next.hasNext();
    }
    return "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>%s</Name>"
            .formatted(Xml.text(bucket))
        + "<Prefix>%s</Prefix><MaxKeys>%d</MaxKeys><KeyCount>%d</KeyCount>"
            .formatted(shown(prefix), most, count)
        + "<IsTruncated>%b</IsTruncated>".formatted(more)
        + (query.containsKey("encoding-type") ? "<EncodingType>url</EncodingType>" : "")
        + (more ? "<NextContinuationToken>" + Xml.text(last) + "</NextContinuationToken>" : "")
        + contents
        + "</ListBucketResult>";
  }

  private String shown(String key) {
    return Xml.text(query.containsKey("encoding-type") ? Percent.encoded(key) : key);
  }
}

package dev.headsup.aws.dynamodb;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where a page of the ledger of a day ended: the key of its last entry as one word for a URL.
final class Cursor {
  private Cursor() {}

  static String after(Item last) {
    String place = last.text(OutreachItem.AT) + "\n" + last.text(OutreachItem.CUSTOMER);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  /// @throws IllegalArgumentException when this is no cursor of ours
  static Map<String, AttributeValue> read(LocalDate day, String cursor) {
    String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    int line = place.indexOf('\n');
    int hash = place.indexOf('#');
    if (hash < 0 || line < hash || line == place.length() - 1) {
      throw new IllegalArgumentException("No cursor of the ledger: " + cursor);
    }
    String at = place.substring(0, line);
    return Map.of(
        OutreachItem.DAY, Attr.text(day.toString()),
        OutreachItem.AT, Attr.text(at),
        OutreachItem.ID, Attr.text(at.substring(hash + 1)),
        OutreachItem.CUSTOMER, Attr.text(place.substring(line + 1)));
  }
}

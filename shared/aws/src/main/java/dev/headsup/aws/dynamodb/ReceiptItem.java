package dev.headsup.aws.dynamodb;

import dev.headsup.engine.outreach.Receipt;
import dev.headsup.engine.outreach.Receipt.Kind;
import dev.headsup.engine.outreach.Receipts;
import java.util.Arrays;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form of what a provider said of a message: a list of maps, one for each kind. A kind
/// that only a newer version knows is passed over.
final class ReceiptItem {
  private static final String KIND = "kind";
  private static final String PROVIDER = "provider";
  private static final String AT = "at";
  private static final String DETAIL = "detail";

  private ReceiptItem() {}

  static AttributeValue write(Receipts receipts) {
    return AttributeValue.fromL(receipts.all().stream().map(ReceiptItem::one).toList());
  }

  private static AttributeValue one(Receipt receipt) {
    return AttributeValue.fromM(
        Map.of(
            KIND,
            Attr.text(receipt.kind().name()),
            PROVIDER,
            Attr.text(receipt.providerId()),
            AT,
            Attr.at(receipt.at()),
            DETAIL,
            Attr.text(receipt.detail())));
  }

  static Receipts read(AttributeValue stored) {
    return new Receipts(
        stored.l().stream()
            .map(AttributeValue::m)
            .map(Item::new)
            .filter(item ->
                Arrays.stream(Kind.values()).anyMatch(kind -> kind.name().equals(item.text(KIND))))
            .map(item ->
                new Receipt(
                    Kind.valueOf(item.text(KIND)),
                    item.text(PROVIDER),
                    item.at(AT),
                    item.text(DETAIL)))
            .toList());
  }
}

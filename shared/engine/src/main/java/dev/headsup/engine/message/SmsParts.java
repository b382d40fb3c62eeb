package dev.headsup.engine.message;

/// How many parts a text message is sent in, which is what it costs: 160 characters of the GSM
/// 7-bit alphabet in one part or 153 in each of many; one character outside it makes the whole
/// message UCS-2, 70 in one part or 67 in each of many (3GPP TS 23.038 and 23.040).
///
/// @param encoding how its characters are written
/// @param units what the text takes up: septets for GSM-7, of which some characters need two, or
///   16-bit units for UCS-2, of which some emoji need two and more
/// @param parts 0 for an empty text
public record SmsParts(Encoding encoding, int units, int parts) {
  private static final String GSM7 =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String GSM7_ESCAPED = "\f^{}\\[~]|€";

  /// How characters are written.
  public enum Encoding {
    /// The GSM 7-bit default alphabet with its extension table.
    GSM_7("GSM-7", 160, 153),
    /// 16 bits a unit.
    UCS_2("UCS-2", 70, 67);

    private final String word;
    private final int alone;
    private final int together;

    Encoding(String word, int alone, int together) {
      this.word = word;
      this.alone = alone;
      this.together = together;
    }

    /// The name that providers use.
    public String word() {
      return word;
    }
  }

  /// Counts the parts of a text.
  public static SmsParts of(String text) {
    Encoding encoding =
        text.chars().allMatch(unit -> septets(unit) > 0) ? Encoding.GSM_7 : Encoding.UCS_2;
    int units =
        switch (encoding) {
          case GSM_7 -> text.chars().map(SmsParts::septets).sum();
          case UCS_2 -> text.length();
        };
    int parts = units == 0 ? 0 : units <= encoding.alone ? 1 : split(text, encoding);
    return new SmsParts(encoding, units, parts);
  }

  /// Fills part after part. What needs two units is never cut in half, so a part may end one short.
  private static int split(String text, Encoding encoding) {
    int parts = 1;
    int used = 0;
    int at = 0;
    while (at < text.length()) {
      int code = text.codePointAt(at);
      int size =
          switch (encoding) {
            case GSM_7 -> septets(code);
            case UCS_2 -> Character.charCount(code);
          };
      if (used + size > encoding.together) {
        parts++;
        used = 0;
      }
      used += size;
      at += Character.charCount(code);
    }
    return parts;
  }

  private static int septets(int unit) {
    if (GSM7.indexOf(unit) >= 0) {
      return 1;
    }
    return GSM7_ESCAPED.indexOf(unit) >= 0 ? 2 : 0;
  }
}

package dev.headsup.sim.table;

import java.util.ArrayList;
import java.util.List;

/// A word of an expression or of a PartiQL statement.
///
/// @param text as it stands there; of quoted kinds what is between the quotes
record Token(Kind kind, String text) {
  enum Kind {
    WORD,
    /// `#name`, with its sign.
    NAME,
    /// `:value`, with its sign.
    VALUE,
    NUMBER,
    /// In double quotes.
    QUOTED,
    /// In single quotes.
    TEXT,
    SIGN,
    END
  }

  private static final List<String> TWO = List.of("<>", "<=", ">=");

  boolean is(String sign) {
    return (kind == Kind.SIGN || kind == Kind.WORD) && text.equalsIgnoreCase(sign);
  }

  /// Splits a text; the last token is one of kind END.
  static List<Token> all(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      }
      Token next = next(text, at);
      tokens.add(next);
      boolean quoted = next.kind == Kind.QUOTED || next.kind == Kind.TEXT;
      at += next.text.length() + (quoted ? 2 : 0);
    }
    tokens.add(new Token(Kind.END, ""));
    return tokens;
  }

  private static Token next(String text, int at) {
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      int end = text.indexOf(c, at + 1);
      if (end < 0) {
        throw Refusal.invalid("Invalid expression: a quote is not closed");
      }
      return new Token(c == '"' ? Kind.QUOTED : Kind.TEXT, text.substring(at + 1, end));
    }
    int end = at + 1;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    if (Character.isDigit(c)) {
      return new Token(Kind.NUMBER, text.substring(at, end));
    }
    if (isWord(c)) {
      return new Token(Kind.WORD, text.substring(at, end));
    }
    if ((c == '#' || c == ':') && end > at + 1) {
      return new Token(c == '#' ? Kind.NAME : Kind.VALUE, text.substring(at, end));
    }
    if (at + 2 <= text.length() && TWO.contains(text.substring(at, at + 2))) {
      return new Token(Kind.SIGN, text.substring(at, at + 2));
    }
    if ("=<>+-,()[].{}:?".indexOf(c) < 0) {
      throw Refusal.invalid("Invalid expression: Syntax error; token: \"" + c + "\"");
    }
    return new Token(Kind.SIGN, String.valueOf(c));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}

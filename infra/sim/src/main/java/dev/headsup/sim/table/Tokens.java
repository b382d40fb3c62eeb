package dev.headsup.sim.table;

import java.util.List;

/// Reads tokens one after the other.
final class Tokens {
  private final List<Token> all;
  private int at;

  Tokens(String text) {
    all = Token.all(text);
  }

  Token peek() {
    return all.get(at);
  }

  /// The token behind the next one.
  Token second() {
    return all.get(Math.min(at + 1, all.size() - 1));
  }

  Token take() {
    Token taken = all.get(at);
    if (taken.kind() != Token.Kind.END) {
      at++;
    }
    return taken;
  }

  /// Takes the next token when it is this sign or word.
  boolean takeIf(String sign) {
    boolean there = peek().is(sign);
    if (there) {
      at++;
    }
    return there;
  }

  Token take(Token.Kind kind) {
    if (peek().kind() != kind) {
      throw unexpected();
    }
    return take();
  }

  void expect(String sign) {
    if (!takeIf(sign)) {
      throw unexpected();
    }
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  RuntimeException unexpected() {
    return Refusal.invalid(
        "Invalid expression: Syntax error; token: \"%s\"".formatted(peek().text()));
  }
}

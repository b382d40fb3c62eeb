package dev.headsup.local.template;

/// The template cannot be read or cannot be run locally; the message names the line and the remedy.
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The line in the file, counted from 1; 0 where no line is to blame.
  private final int line;

  public TemplateException(int line, String message) {
    super(line > 0 ? "line " + line + ": " + message : message);
    this.line = line;
  }

  public TemplateException(String message, Throwable cause) {
    super(message, cause);
    this.line = 0;
  }

  public int line() {
    return line;
  }
}

package dev.headsup.functions;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/// Lays pages out. Maven compiles the templates; a value of another type than the template names
/// fails there, and every value is escaped for the place where it stands.
public final class Templates {
  private final TemplateEngine engine;

  /// @param pages a class of the package that the templates are compiled into
  public Templates(Class<?> pages) {
    this.engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, pages.getClassLoader(), pages.getPackageName());
  }

  /// A page or a part of one.
  public String render(String template, Map<String, Object> values) {
    StringOutput out = new StringOutput(16_384);
    engine.render(template + ".jte", values, out);
    return out.toString();
  }
}

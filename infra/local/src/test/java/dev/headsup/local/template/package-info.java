/// Small templates, one thing each. Start at [TemplateParsingTest].
@NullMarked
package dev.headsup.local.template;

import org.jspecify.annotations.NullMarked;

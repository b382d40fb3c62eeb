/// Messages, and what strangers try to put into them. Start with
/// [dev.headsup.authoring.message.InjectionTest].
@NullMarked
package dev.headsup.authoring.message;

import org.jspecify.annotations.NullMarked;

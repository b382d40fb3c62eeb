/// Messages as people write them, checked and rendered: Markdown with front matter and Liquid, one
/// file per locale and channel. [dev.headsup.authoring.message.MessageCompiler] reads them,
/// [dev.headsup.authoring.message.MessageSet] renders them; what a customer's data says is text and
/// can never become markup or a link. Start with `MessageSet`.
@NullMarked
package dev.headsup.authoring.message;

import org.jspecify.annotations.NullMarked;

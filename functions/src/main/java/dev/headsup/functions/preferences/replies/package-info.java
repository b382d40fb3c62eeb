/// What customers answer to our messages. A no is heard in many words; what is neither a no nor a
/// call for help goes to a person. Start with [dev.headsup.functions.preferences.replies.Meaning].
@NullMarked
package dev.headsup.functions.preferences.replies;

import org.jspecify.annotations.NullMarked;

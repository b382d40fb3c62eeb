/// Tests of replies. Start with [dev.headsup.functions.preferences.replies.MeaningTest].
@NullMarked
package dev.headsup.functions.preferences.replies;

import org.jspecify.annotations.NullMarked;

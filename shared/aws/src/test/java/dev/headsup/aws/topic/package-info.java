/// What integrators hear, held to its schema. Start with [dev.headsup.aws.topic.NewsJsonTest].
@NullMarked
package dev.headsup.aws.topic;

import org.jspecify.annotations.NullMarked;

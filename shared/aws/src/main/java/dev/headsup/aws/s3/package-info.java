/// Objects in S3: the event history as it is written, put in order and read. Start with
/// [dev.headsup.aws.s3.S3EventHistory]; where an object lies, [dev.headsup.aws.s3.Layout] says.
@NullMarked
package dev.headsup.aws.s3;

import org.jspecify.annotations.NullMarked;

/// Tests of what lies in S3. Start with `GoldenHistoryTest`.
@NullMarked
package dev.headsup.aws.s3;

import org.jspecify.annotations.NullMarked;

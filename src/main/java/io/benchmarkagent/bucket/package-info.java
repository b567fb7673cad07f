/**
 * Folders that are prefixes of an S3-compatible bucket. In: {@code s3://bucket/prefix} and the variables that AWS's own tools read. Out: a
 * folder of the user's cache with the same files, and for reports the way back. Refused: names that would lead out of that folder, what is
 * too much of a folder, and an object that is not what the bucket listed.
 *
 * <p>Decisions. Everything downstream reads folders and goes on reading folders: a prefix is mirrored before a command begins, what changed
 * since by its ETag and size, and reports are sent when it is done. The bucket is what counts: what is deleted there is deleted here, and
 * of an archive nothing is ever sent. A report that could not be sent stays in the folder, and the next command with the same
 * {@code --out} sends it. Of a report {@code findings.json} is sent last, and {@code index.html} after all reports. A file whose name
 * begins with a dot, as those of backfill's job, stays here. The library is MinIO's client: it speaks through OkHttp, which is here anyway
 * (4 jars more; Amazon's own SDK is 33); only {@code Dialogue}, {@code Keys}, {@code Refusals} and {@code Requests} know it, so that nobody else loads it.
 */
@NullMarked
package io.benchmarkagent.bucket;

import org.jspecify.annotations.NullMarked;

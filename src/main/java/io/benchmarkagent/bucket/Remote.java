package io.benchmarkagent.bucket;

/**
 * An object as the bucket lists it.
 *
 * @param name its key below the prefix
 * @param version what changes with its content: the ETag, or its time where the server has none
 */
record Remote(String name, String version, long size) {}

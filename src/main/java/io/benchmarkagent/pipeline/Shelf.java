package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.LikeForLike;
import io.benchmarkagent.source.RunArchive;

/** An archive while reports are made of it, one or many at once, and what each of them would else find again. */
record Shelf(RunArchive archive, LikeForLike alike, KeptObservations kept, FileHashes hashes) {}

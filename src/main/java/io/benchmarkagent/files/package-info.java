/**
 * Files that are there whole or not at all, whatever ends the process: the one way in which anything is written into a folder of
 * reports. In: names and what to write. Out: the files, in their order. Refused: a half-written file under its name.
 *
 * <p>Decisions. One process at a time writes into a folder: it holds a lock that its death gives back, so what two reports of one
 * run write at once never mixes, and what lies beside under a temporary name while one has its turn was left by the dead. Nobody
 * waits for ever: after ten seconds, or where the file system knows no locks, files are written without a turn, each of them still
 * whole. Several files are all written beside before the first is renamed, so a full disk is found before anything is replaced. A
 * report is forced to the disk before it is renamed, else a crash of the machine may leave empty files under their names; recorded
 * evidence is not: its index has the digest of every answer, and what does not match is asked again. What only one process may do
 * at all is held by a lock on a file that stays ({@code Sole}), and nobody waits for it.
 */
@NullMarked
package io.benchmarkagent.files;

import org.jspecify.annotations.NullMarked;

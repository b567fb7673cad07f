package io.benchmarkagent.source;

import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * One file of an archive as its index knows it.
 *
 * @param time the text of its {@code timestamp}
 */
record Indexed(String name, FileStamp stamp, String time, RunFacts facts) {
    private static final int LONGEST_WORD = 1000;

    /** Words of a usual length; the others are read anew each time. */
    boolean fits() {
        return Stream.of(
                        Optional.of(name),
                        Optional.of(time),
                        facts.cloud(),
                        facts.region(),
                        facts.zone(),
                        facts.nodePool().machineType(),
                        facts.nodePool().cpuVendor(),
                        facts.nodePool().cpuGeneration())
                .allMatch(word -> word.orElse("").length() <= LONGEST_WORD);
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(name);
        out.writeLong(stamp.size());
        out.writeLong(stamp.modifiedNanos());
        out.writeInt(stamp.place());
        out.writeUTF(time);
        out.writeUTF(facts.key().runId());
        instant(out, Optional.of(facts.key().timestamp()));
        out.writeUTF(facts.format().name());
        word(out, facts.cloud());
        word(out, facts.region());
        word(out, facts.zone());
        word(out, facts.nodePool().machineType());
        word(out, facts.nodePool().cpuVendor());
        word(out, facts.nodePool().cpuGeneration());
        out.writeInt(facts.nodePool().nodeCount().orElse(-1));
        out.writeDouble(facts.load().users().orElse(Double.NaN));
        out.writeDouble(facts.load().rps().orElse(Double.NaN));
        out.writeDouble(facts.load().durationSeconds().orElse(Double.NaN));
        instant(out, facts.load().start());
        instant(out, facts.load().end());
    }

    static Indexed read(DataInput in) throws IOException {
        String name = in.readUTF();
        FileStamp stamp = new FileStamp(in.readLong(), in.readLong(), in.readInt());
        String time = in.readUTF();
        RunKey key = new RunKey(in.readUTF(), instant(in).orElseThrow());
        RunFacts facts = new RunFacts(
                key,
                RunFormat.valueOf(in.readUTF()),
                word(in),
                word(in),
                word(in),
                new NodePool(word(in), word(in), word(in), count(in.readInt())),
                new LoadProfile(number(in), number(in), number(in), instant(in), instant(in)));
        return new Indexed(name, stamp, time, facts);
    }

    private static void word(DataOutput out, Optional<String> word) throws IOException {
        out.writeBoolean(word.isPresent());
        if (word.isPresent()) {
            out.writeUTF(word.get());
        }
    }

    private static Optional<String> word(DataInput in) throws IOException {
        return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
    }

    private static void instant(DataOutput out, Optional<Instant> time) throws IOException {
        out.writeBoolean(time.isPresent());
        if (time.isPresent()) {
            Instant at = time.get();
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
        }
    }

    private static Optional<Instant> instant(DataInput in) throws IOException {
        return in.readBoolean() ? Optional.of(Instant.ofEpochSecond(in.readLong(), in.readInt())) : Optional.empty();
    }

    private static OptionalInt count(int count) {
        return count < 0 ? OptionalInt.empty() : OptionalInt.of(count);
    }

    private static OptionalDouble number(DataInput in) throws IOException {
        double number = in.readDouble();
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}

package io.benchmarkagent.recommendation;

import io.benchmarkagent.recommendation.packing.Amounts;
import io.benchmarkagent.recommendation.packing.NodeType;
import io.benchmarkagent.recommendation.packing.Reservation;
import io.benchmarkagent.run.MachinePrice;
import io.benchmarkagent.run.MachineSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What nodes of a machine type give to pods. Of the present type as its nodes tell; of another as its cloud documents it, less what the
 * present nodes give less than their documentation says, and with no more pods than they may run.
 */
final class NodeTypes {
    private final Optional<Reservation> reservation;
    private final Optional<NodeType> present;
    private final Amounts correction;
    private final OptionalInt mostPods;

    NodeTypes(Pool pool, MachinePrice present, Optional<String> cloud) {
        this.reservation = cloud.flatMap(Reservation::of);
        this.mostPods = pods(pool);
        Optional<NodeType> documented = reservation.flatMap(r -> r.type(present));
        this.present = told(pool, present, documented).or(() -> documented);
        this.correction = documented
                .flatMap(other -> this.present.map(own -> shortfall(own.allocatable(), other.allocatable())))
                .orElse(new Amounts(1, 1));
    }

    private static OptionalInt pods(Pool pool) {
        OptionalDouble pods = pool.least(MachineSize::pods);
        return pods.isPresent() ? OptionalInt.of((int) pods.getAsDouble()) : OptionalInt.empty();
    }

    private Optional<NodeType> told(Pool pool, MachinePrice machine, Optional<NodeType> documented) {
        int pods = mostPods.orElse(documented.map(NodeType::pods).orElse(0));
        return Stream.of(pool.least(MachineSize::cpu))
                .flatMap(cpu -> cpu.stream().boxed())
                .flatMap(cpu -> pool.least(MachineSize::memory).stream()
                        .mapToObj(memory -> new NodeType(machine, new Amounts(cpu, memory), pods)))
                .findFirst();
    }

    /** No node gives more than is documented. */
    private static Amounts shortfall(Amounts own, Amounts documented) {
        return new Amounts(Math.min(1, own.cpu() / documented.cpu()), Math.min(1, own.memory() / documented.memory()));
    }

    Optional<NodeType> present() {
        return present;
    }

    /** Without those whose memory, or whose cloud, is not known. */
    List<NodeType> of(List<MachinePrice> machines) {
        return machines.stream().flatMap(machine -> of(machine).stream()).toList();
    }

    private Optional<NodeType> of(MachinePrice machine) {
        return present.filter(own -> own.price().equals(machine))
                .or(() -> reservation.flatMap(r -> r.type(machine)).map(this::corrected));
    }

    private NodeType corrected(NodeType documented) {
        Amounts gives = documented.allocatable();
        return new NodeType(
                documented.price(),
                new Amounts(gives.cpu() * correction.cpu(), gives.memory() * correction.memory()),
                Math.min(documented.pods(), mostPods.orElse(documented.pods())));
    }
}

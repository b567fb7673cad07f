package io.benchmarkagent.recommendation.packing;

import io.benchmarkagent.run.MachinePrice;
import java.util.Locale;
import java.util.Optional;

/**
 * What a cloud's managed Kubernetes keeps of a machine: for the kernel, for the kubelet and as its eviction threshold. Where a cloud
 * leaves a choice (how many pods a node may run), the dearer one is taken for what is kept, and the smaller one for the pods.
 *
 * <p>Sources: GKE "Plan GKE Standard node sizes", and the kernel's part in the cluster autoscaler's gce_reserved.go; EKS's nodeadm
 * with Karpenter's 7.5 % for the kernel; AKS "Node resource reservations" (1.29 and later), up to 250 pods.
 */
public enum Reservation {
    GKE {
        @Override
        double cpu(double cores) {
            return steps(cores, 0.06, 0.01, 0.005, 0.0025);
        }

        @Override
        double memory(int vcpus, double mib) {
            return mib / 64
                    + 80
                    + 0.00175 * mib
                    + 0.25 * between(mib, 0, 4)
                    + 0.20 * between(mib, 4, 8)
                    + 0.10 * between(mib, 8, 16)
                    + 0.06 * between(mib, 16, 128)
                    + 0.02 * between(mib, 128, Integer.MAX_VALUE);
        }

        @Override
        int pods(int vcpus, double mib) {
            return 110;
        }
    },
    /** A node runs as many pods as its network interfaces have addresses for; of machines of a size, those with the fewest. */
    EKS {
        @Override
        double cpu(double cores) {
            return steps(cores, 0.06, 0.01, 0.005, 0.0025);
        }

        @Override
        double memory(int vcpus, double mib) {
            return KERNEL * mib + 59 + 255 + 11 * (vcpus == 2 ? 35 : addresses(vcpus));
        }

        @Override
        int pods(int vcpus, double mib) {
            boolean small = vcpus == 2 && mib < 8 * GIB;
            return small ? (int) (4 * mib / GIB) : Math.min(MOST_PODS, addresses(vcpus));
        }

        private static int addresses(int vcpus) {
            return vcpus < 2 ? 8 : vcpus < 4 ? 29 : vcpus < 16 ? 58 : vcpus < 64 ? 234 : 737;
        }
    },
    AKS {
        @Override
        double cpu(double cores) {
            return steps(cores, 0.06, 0.04, 0.02, 0.01);
        }

        @Override
        double memory(int vcpus, double mib) {
            return KERNEL * mib + Math.min(0.25 * mib, 20 * 250 + 50);
        }

        @Override
        int pods(int vcpus, double mib) {
            return 30;
        }
    };

    private static final double GIB = 1024;
    private static final double BYTES = 1 << 20;
    private static final double EVICTION = 100;
    private static final double KERNEL = 0.075;
    private static final int MOST_PODS = 110;

    /** Cores that are kept. */
    abstract double cpu(double cores);

    /** MiB that are kept, without the eviction threshold. */
    abstract double memory(int vcpus, double mib);

    abstract int pods(int vcpus, double mib);

    /** @param cloud as run JSONs have it */
    public static Optional<Reservation> of(String cloud) {
        return switch (cloud.toLowerCase(Locale.ROOT)) {
            case "gcp", "gke" -> Optional.of(GKE);
            case "aws", "eks" -> Optional.of(EKS);
            case "azure", "aks" -> Optional.of(AKS);
            default -> Optional.empty();
        };
    }

    /** Empty where its memory is not told. */
    public Optional<NodeType> type(MachinePrice machine) {
        return machine.memoryGib().stream()
                .map(gib -> gib * GIB)
                .mapToObj(mib -> new NodeType(machine, left(machine.vcpus(), mib), pods(machine.vcpus(), mib)))
                .findFirst();
    }

    private Amounts left(int vcpus, double mib) {
        return new Amounts(vcpus - cpu(vcpus), Math.max(0, mib - memory(vcpus, mib) - EVICTION) * BYTES);
    }

    /** Of the first core, the second, each of the next two, and each beyond. */
    private static double steps(double cores, double first, double second, double next, double beyond) {
        return first * Math.min(1, cores)
                + second * Math.max(0, Math.min(1, cores - 1))
                + next * Math.max(0, Math.min(2, cores - 2))
                + beyond * Math.max(0, cores - 4);
    }

    /** What of a memory lies between two sizes in GiB. */
    private static double between(double mib, double from, double to) {
        return Math.max(0, Math.min(mib, to * GIB) - from * GIB);
    }
}

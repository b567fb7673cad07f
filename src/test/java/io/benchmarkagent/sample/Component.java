package io.benchmarkagent.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A deployment of Online Boutique v0.10.6 with what it does under 50 requests per second on an Intel machine. Requests and limits
 * are those of its Kubernetes manifests; the levels are invented, near what the pipeline's real runs show.
 */
enum Component {
    // request and limit: millicores, MiB; then CPU % of a core, MiB, throttled %, CFS periods a second, median ms,
    // log-sd
    FRONTEND("server", 8080, "FRONTEND_ADDR", 100, 64, 200, 128, 13.6, 41, 4.2, 9.2, 109, 0.90),
    ADSERVICE("server", 9555, "AD_SERVICE_ADDR", 200, 180, 300, 300, 3.2, 152, 0.6, 4.1, 4.0, 0.60),
    CURRENCYSERVICE("server", 7000, "CURRENCY_SERVICE_ADDR", 100, 64, 200, 128, 9.5, 62, 3.1, 8.4, 2.2, 0.70),
    CARTSERVICE("server", 7070, "CART_SERVICE_ADDR", 200, 64, 300, 128, 6.6, 58, 0.8, 7.0, 6.0, 0.70),
    REDIS_CART("redis", 6379, "REDIS_ADDR", 70, 200, 125, 256, 1.6, 9, 0.2, 4.8, 0, 0),
    LOADGENERATOR("main", 8089, "", 300, 256, 500, 512, 12.4, 118, 1.0, 8.8, 0, 0),
    RECOMMENDATIONSERVICE(
            "server", 8080, "RECOMMENDATION_SERVICE_ADDR", 100, 220, 200, 450, 7.1, 88, 2.5, 7.3, 9.0, 0.70),
    CHECKOUTSERVICE("server", 5050, "CHECKOUT_SERVICE_ADDR", 100, 64, 200, 128, 4.6, 80, 2.0, 6.0, 57, 0.50),
    EMAILSERVICE("server", 5000, "EMAIL_SERVICE_ADDR", 100, 64, 200, 128, 1.3, 52, 0.4, 2.9, 7.0, 0.60),
    PAYMENTSERVICE("server", 50051, "PAYMENT_SERVICE_ADDR", 100, 64, 200, 128, 1.1, 74, 0.3, 2.7, 3.0, 0.60),
    SHIPPINGSERVICE("server", 50051, "SHIPPING_SERVICE_ADDR", 100, 64, 200, 128, 2.2, 24, 0.4, 4.4, 1.8, 0.60),
    PRODUCTCATALOGSERVICE(
            "server", 3550, "PRODUCT_CATALOG_SERVICE_ADDR", 100, 64, 200, 128, 8.0, 36, 2.7, 7.9, 3.5, 0.70);

    /** Calls per second of one component to another at the full load. */
    record Call(Component source, Component target, double perSecond) {
        boolean touches(Component component) {
            return source == component || target == component;
        }
    }

    static final Call ORDERS = new Call(FRONTEND, CHECKOUTSERVICE, 1.5);

    static final List<Call> CALLS = List.of(
            new Call(LOADGENERATOR, FRONTEND, 50),
            new Call(FRONTEND, PRODUCTCATALOGSERVICE, 62),
            new Call(FRONTEND, CURRENCYSERVICE, 68),
            new Call(FRONTEND, CARTSERVICE, 44),
            new Call(FRONTEND, RECOMMENDATIONSERVICE, 33),
            new Call(FRONTEND, SHIPPINGSERVICE, 9),
            ORDERS,
            new Call(FRONTEND, ADSERVICE, 30),
            new Call(RECOMMENDATIONSERVICE, PRODUCTCATALOGSERVICE, 33),
            new Call(CHECKOUTSERVICE, PRODUCTCATALOGSERVICE, 2.2),
            new Call(CHECKOUTSERVICE, SHIPPINGSERVICE, 3),
            new Call(CHECKOUTSERVICE, PAYMENTSERVICE, 1.5),
            new Call(CHECKOUTSERVICE, EMAILSERVICE, 1.5),
            new Call(CHECKOUTSERVICE, CURRENCYSERVICE, 3.8),
            new Call(CHECKOUTSERVICE, CARTSERVICE, 3),
            new Call(CARTSERVICE, REDIS_CART, 47));

    final String container;
    final int port;
    final String addressVariable;
    final int cpuRequest;
    final int memoryRequest;
    final int cpuLimit;
    final int memoryLimit;
    final double cpuPercent;
    final double memoryMebibytes;
    final double throttledPercent;
    final double periodsPerSecond;
    final double medianMillis;
    final double logSd;

    Component(
            String container,
            int port,
            String addressVariable,
            int cpuRequest,
            int memoryRequest,
            int cpuLimit,
            int memoryLimit,
            double cpuPercent,
            double memoryMebibytes,
            double throttledPercent,
            double periodsPerSecond,
            double medianMillis,
            double logSd) {
        this.container = container;
        this.port = port;
        this.addressVariable = addressVariable;
        this.cpuRequest = cpuRequest;
        this.memoryRequest = memoryRequest;
        this.cpuLimit = cpuLimit;
        this.memoryLimit = memoryLimit;
        this.cpuPercent = cpuPercent;
        this.memoryMebibytes = memoryMebibytes;
        this.throttledPercent = throttledPercent;
        this.periodsPerSecond = periodsPerSecond;
        this.medianMillis = medianMillis;
        this.logSd = logSd;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it answers HTTP or gRPC, which is what a service mesh times; redis speaks its own protocol. */
    boolean timed() {
        return medianMillis > 0;
    }

    String image() {
        return this == REDIS_CART
                ? "redis:alpine"
                : "us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo/" + word() + ":v0.10.6";
    }

    /** Calls per second that it makes or answers at the full load. */
    double fullTraffic() {
        return CALLS.stream()
                .filter(call -> call.touches(this))
                .mapToDouble(Call::perSecond)
                .sum();
    }

    /** The same for every run: it is made of the pod template, and that did not change. */
    String replicaSet() {
        return word() + "-" + Dice.of("replicaset", word()).letters(10);
    }

    static List<Component> all() {
        return Arrays.asList(values());
    }
}

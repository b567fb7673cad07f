package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.pipeline.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services whose names are written in parts, or in short. */
class AsksOfAServiceTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    memory of the product catalog service   | productcatalogservice
                    memory of product-catalog               | productcatalogservice
                    memory of ProductCatalog                | productcatalogservice
                    memory of the ad service                | adservice
                    memory of shipping                      | shippingservice
                    memory of the cart                      | cartservice
                    memory of cart service                  | cartservice
                    memory of redis cart                    | redis-cart
                    memory of redisCart                     | redis-cart
                    memory of the front end                 | frontend
                    memory of the load generator            | loadgenerator
                    memory of the recommendation svc        | recommendationservice
                    memory of the email-service             | emailservice
                    """)
    void theyAreTheRunsOwnWithTheirPartsApart(String question, String service) {
        assertThat(Asked.sample().told(question, "run_metric")).contains(service + "'s mean memory");
    }

    @Test
    void everyKindOfQuestionKnowsThem() {
        assertThat(Asked.sample().told("what limits does the product catalog service have?", "resource_limits"))
                .contains("productcatalogservice may use");
        assertThat(Asked.sample().told("compare cpu of the front end and redis cart", "services_compared"))
                .contains("frontend", "redis-cart");
        assertThat(Asked.sample().told("who calls the product catalog?", "calls"))
                .contains("productcatalogservice");
    }

    @Test
    void whatMayBeOneOrAnotherIsAskedBack(@TempDir Path tmp) throws IOException {
        new LevelArchive(tmp).write(1, 1, 1, 1, 1);
        for (Path file : Folder.files(tmp)) {
            Files.writeString(
                    file,
                    Folder.text(file)
                            .replace("\"service-0\"", "\"cart-service\"")
                            .replace("\"service-1\"", "\"cart_svc\"")
                            .replace("\"service-2\"", "\"cartservice\""));
        }
        Asked carts = new Asked(tmp, List.of());
        carts.refuses("memory of the cart", Exit.BAD_INPUT, "'cart' may be cart-service or cart_svc or cartservice");
        carts.refuses("memory of the cart service", Exit.BAD_INPUT, "may be cart-service or cartservice");
        assertThat(carts.told("memory of cartservice", "run_metric")).contains("cartservice's mean memory");
        assertThat(carts.told("memory of cart-service", "run_metric")).contains("cart-service's mean memory");
        assertThat(carts.told("memory of service 4", "run_metric")).contains("service-4's mean memory");
    }

    @Test
    void whatOnlyLooksLikeOneIsNotTakenForIt() {
        Asked.sample()
                .declines(
                        "memory of the shopping cart service",
                        "memory of the cart-service-v2",
                        "memory of the product service",
                        "memory of the catalog service",
                        "memory of the currency exchange service",
                        "which products are in the product catalog?",
                        "payment service provider fees",
                        "who owns the front end?",
                        "memory of the back end",
                        "shipping service level agreement",
                        "front end developers that use more memory",
                        "memory of my e-mail service provider",
                        "cpu of the recommendation engine");
    }
}

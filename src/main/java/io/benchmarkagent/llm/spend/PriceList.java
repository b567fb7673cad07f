package io.benchmarkagent.llm.spend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What models cost, from a CSV. A dated or preview version of a model costs what the model does; no other price is guessed from a
 * name.
 */
public final class PriceList {
    public static final String HEADER = "model,usd_per_million_in,usd_per_million_out,date,source";

    private static final String STANDARD = "llm-prices.csv";
    private static final int COLUMNS = 5;
    private static final Pattern VENDOR = Pattern.compile("^(?:models|openai|anthropic|google)/");
    private static final Pattern VERSION =
            Pattern.compile("(?:-(?:\\d{4}-\\d{2}-\\d{2}|\\d{8}|\\d{4}|\\d{3}|latest))?");

    private final List<Price> prices;
    private final boolean free;

    private PriceList(List<Price> prices, boolean free) {
        this.prices = prices;
        this.free = free;
    }

    /** Of a server that asks for no money. */
    public static PriceList free() {
        return new PriceList(List.of(), true);
    }

    /**
     * @param file empty for the prices that come with the program
     * @throws IllegalArgumentException naming the file, the line and the mend
     */
    public static PriceList of(String file) {
        try {
            return file.isEmpty() ? standard() : parse(Files.readAllLines(Path.of(file)), file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "llm.prices: " + file + " cannot be read; give a CSV file, " + HEADER, unreadable);
        }
    }

    /** Empty for a model that has no price here. */
    public OptionalDouble usd(String model, Usage usage) {
        return free
                ? OptionalDouble.of(0)
                : of(model, usage).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private Optional<Double> of(String model, Usage usage) {
        String name = VENDOR.matcher(model).replaceFirst("");
        return prices.stream()
                .filter(price -> isVersionOf(price.model(), name))
                .max(Comparator.comparingInt(price -> price.model().length()))
                .map(price -> price.usd(usage));
    }

    private static boolean isVersionOf(String model, String name) {
        return name.startsWith(model)
                && VERSION.matcher(name.substring(model.length())).matches();
    }

    private static PriceList standard() {
        try (InputStream csv = Objects.requireNonNull(PriceList.class.getResourceAsStream(STANDARD))) {
            String text = new String(csv.readAllBytes(), StandardCharsets.UTF_8);
            return parse(text.lines().toList(), STANDARD);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static PriceList parse(List<String> lines, String file) {
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new IllegalArgumentException(
                    "llm.prices: " + file + " is no list of models' prices; its first line is " + HEADER);
        }
        return new PriceList(
                IntStream.range(1, lines.size())
                        .filter(i -> !lines.get(i).isBlank())
                        .mapToObj(i -> price(lines.get(i), file + ":" + (i + 1)))
                        .toList(),
                false);
    }

    private static Price price(String line, String where) {
        String[] cells = line.split(",", COLUMNS);
        try {
            return new Price(
                    cells[0].strip(),
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    LocalDate.parse(cells[3].strip()),
                    cells[4].strip());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "llm.prices: " + where
                            + " is no price; write one such as gpt-4o-mini,0.15,0.6,2026-07-30,price list of OpenAI",
                    wrong);
        }
    }
}

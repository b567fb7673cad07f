package io.benchmarkagent.source;

import io.benchmarkagent.run.MachinePrice;
import io.benchmarkagent.run.PriceTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Prices from a CSV: its header in the first line, a machine type in every other; memory may be empty. The one that comes with the
 * program is of public price lists, each line with its day; families whose own sizes contradict each other there are left out.
 */
public final class PriceFile {
    public static final String HEADER = "machine_type,vcpus,memory_gib,usd_per_hour,date,source";

    private static final String STANDARD = "prices.csv";
    private static final int COLUMNS = 6;

    private PriceFile() {}

    /**
     * @param file empty for the prices that come with the program
     * @throws IllegalArgumentException naming the file, the line and the mend
     */
    public static PriceTable of(String file) {
        try {
            return file.isEmpty() ? standard() : parse(Files.readAllLines(Path.of(file)), file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "comparison.prices: " + file + " cannot be read; give a CSV file, " + HEADER, unreadable);
        }
    }

    private static PriceTable standard() {
        try (InputStream csv = Objects.requireNonNull(PriceFile.class.getResourceAsStream(STANDARD))) {
            return parse(
                    new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList(),
                    STANDARD);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static PriceTable parse(List<String> lines, String file) {
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new IllegalArgumentException(
                    "comparison.prices: " + file + " is no list of prices; its first line is " + HEADER);
        }
        List<MachinePrice> prices = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                prices.add(price(lines.get(i), file + ":" + (i + 1)));
            }
        }
        return table(prices, file);
    }

    private static PriceTable table(List<MachinePrice> prices, String file) {
        try {
            return PriceTable.of(prices);
        } catch (IllegalArgumentException twice) {
            throw new IllegalArgumentException("comparison.prices: " + file + ": " + twice.getMessage(), twice);
        }
    }

    private static MachinePrice price(String line, String where) {
        String[] cells = line.split(",", COLUMNS);
        try {
            return new MachinePrice(
                    cells[0].strip(),
                    Integer.parseInt(cells[1].strip()),
                    cells[2].isBlank() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cells[2])),
                    Double.parseDouble(cells[3]),
                    LocalDate.parse(cells[4].strip()),
                    cells[5].strip());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "comparison.prices: " + where
                            + " is no price; write one such as n2-standard-4,4,16,0.194236,2026-07-30,GCP us-central1",
                    wrong);
        }
    }
}

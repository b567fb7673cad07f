package io.benchmarkagent.source.imported;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** A CSV whose first line names its columns, each row by their names. */
record CsvTable(List<Map<String, String>> rows) {
    private static final ObjectReader READER = CsvMapper.builder()
            .enable(CsvReadFeature.TRIM_SPACES)
            .enable(CsvReadFeature.SKIP_EMPTY_LINES)
            .enable(CsvReadFeature.WRAP_AS_ARRAY)
            .build()
            .readerFor(String[].class);

    /** Whether the first line names all of these. */
    static boolean names(String text, List<String> columns) {
        try {
            return columns(text).containsAll(columns);
        } catch (JacksonException broken) {
            return false;
        }
    }

    /** A row that is shorter or longer than the first one is of a file that breaks off, or was edited. */
    static CsvTable of(ResultFile file) throws NotImported {
        List<String> columns = columns(file.text());
        if (Set.copyOf(columns).size() < columns.size()) {
            throw file.wrong("line 1 names a column twice", "give the file as the tool wrote it");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        try (MappingIterator<String[]> cells = READER.readValues(file.text())) {
            cells.nextValue();
            while (cells.hasNextValue()) {
                rows.add(row(file, columns, cells.nextValue(), rows.size() + 1));
            }
        } catch (JacksonException broken) {
            throw file.wrong("is no CSV that can be read", "give the file as the tool wrote it");
        }
        return new CsvTable(rows);
    }

    private static List<String> columns(String text) {
        String first = text.lines().findFirst().orElse("");
        try (MappingIterator<String[]> cells = READER.readValues(first)) {
            return cells.hasNextValue() ? List.of(cells.nextValue()) : List.of();
        }
    }

    private static Map<String, String> row(ResultFile file, List<String> columns, String[] cells, int number)
            throws NotImported {
        if (cells.length != columns.size()) {
            throw file.wrong(
                    "row " + number + " below the names has " + cells.length + " columns and not " + columns.size(),
                    "did the tool end before it wrote all of it?");
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(columns.get(i), cells[i]);
        }
        return row;
    }
}

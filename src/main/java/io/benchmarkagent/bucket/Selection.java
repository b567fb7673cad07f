package io.benchmarkagent.bucket;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What of a listing is mirrored.
 *
 * @param objects by their names
 * @param leftOut names that are no paths, or are a file and a folder at once
 */
record Selection(SortedMap<String, Remote> objects, List<String> leftOut) {

    static Selection of(List<Remote> listed, Predicate<String> wanted) {
        SortedMap<String, Remote> objects = new TreeMap<>();
        List<String> leftOut = new ArrayList<>();
        for (Remote one : listed) {
            if (ObjectName.isFolder(one.name())) {
                continue;
            }
            if (!ObjectName.isSafe(one.name())) {
                leftOut.add(one.name());
            } else if (wanted.test(one.name())) {
                objects.put(one.name(), one);
            }
        }
        Set<String> folders = folders(objects.keySet());
        objects.keySet().stream().filter(folders::contains).forEach(leftOut::add);
        objects.keySet().removeAll(folders);
        return new Selection(objects, List.copyOf(leftOut));
    }

    long bytes() {
        return objects.values().stream().mapToLong(Remote::size).sum();
    }

    private static Set<String> folders(Set<String> names) {
        Set<String> folders = new HashSet<>();
        for (String name : names) {
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                folders.add(name.substring(0, slash));
            }
        }
        return folders;
    }
}

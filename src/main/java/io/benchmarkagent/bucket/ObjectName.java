package io.benchmarkagent.bucket;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Keys are any text; which of them are paths that stay below the folder they are mirrored into. */
final class ObjectName {
    /** Of the file systems in use. */
    private static final int LONGEST = 255;

    private ObjectName() {}

    static boolean isSafe(String name) {
        return name.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\')
                && parts(name).allMatch(ObjectName::isSafePart);
    }

    /** What other programs mark a folder with in a store that has none. */
    static boolean isFolder(String name) {
        return name.isEmpty() || name.endsWith("/");
    }

    static boolean isHidden(String name) {
        return parts(name).anyMatch(part -> part.startsWith("."));
    }

    private static boolean isSafePart(String part) {
        return !part.isEmpty()
                && !part.equals(".")
                && !part.equals("..")
                && part.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    private static Stream<String> parts(String name) {
        return Stream.of(name.split("/", -1));
    }
}

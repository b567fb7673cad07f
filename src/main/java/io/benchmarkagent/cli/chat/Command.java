package io.benchmarkagent.cli.chat;

import java.util.function.Consumer;

/**
 * What begins with a slash.
 *
 * @param takes the name of what follows it; "" for nothing
 */
record Command(String name, String takes, String does, Consumer<String> run) {
    String usage() {
        return takes.isEmpty() ? name : name + " " + takes;
    }
}

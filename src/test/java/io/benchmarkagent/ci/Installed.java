package io.benchmarkagent.ci;

import io.benchmarkagent.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The agent as an image or a machine has it: on the {@code PATH}, with nothing to build; and a folder with the sample's runs. */
record Installed(Path bin, Path work) {

    static Installed at(Path folder) throws IOException {
        Checkout checkout = Checkout.at(folder.resolve("agent"));
        Files.move(checkout.folder().resolve("src"), folder.resolve("src"));
        Checkout.copy(Path.of("sample-benchmarks"), folder.resolve("work/benchmarks"));
        return new Installed(checkout.folder(), folder.resolve("work"));
    }

    Ran run(List<String> command, Map<String, String> variables) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(variables);
        all.put("PATH", bin + ":" + System.getenv("PATH"));
        all.put("JAVA_HOME", System.getProperty("java.home"));
        all.put("HOME", work.getParent().toString());
        return new Shell(work, all).run(command);
    }
}

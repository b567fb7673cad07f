package io.benchmarkagent.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where requests are heard, and how many questions are answered at once.
 *
 * @param address an address of this machine
 * @param port 0 for any that is free
 * @param questions answered at once
 * @param waiting questions that wait for those; another is told to come back later
 */
@ConfigurationProperties("web")
public record WebSettings(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("8080") int port,
        @DefaultValue("8") int questions,
        @DefaultValue("256") int waiting) {
    public static final WebSettings STANDARD = new WebSettings("127.0.0.1", 8080, 8, 256);

    public WebSettings {
        address = address.strip();
        require(address.matches("[A-Za-z0-9.:-]+"), "address", address, "one such as 127.0.0.1, ::1 or 0.0.0.0");
        require(port >= 0 && port <= 65_535, "port", port, "0 to 65535; 0 is any that is free");
        require(questions >= 1 && questions <= 256, "questions", questions, "1 to 256");
        require(waiting >= 0 && waiting <= 100_000, "waiting", waiting, "0 to 100000");
    }

    private static void require(boolean holds, String name, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("web." + name + " is " + value + "; give " + wanted);
        }
    }
}

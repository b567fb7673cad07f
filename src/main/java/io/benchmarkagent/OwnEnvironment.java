package io.benchmarkagent;

import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * What Spring itself is told: nothing of the machine. The working folder is often the project of a service that has an
 * {@code application.yml} of its own, and its pipeline sets {@code DEBUG} or {@code SPRING_PROFILES_ACTIVE}; those are not meant for us.
 */
final class OwnEnvironment extends StandardEnvironment {

    /**
     * @param verbose whether the framework's own complaints are shown, on standard error
     * @param more of it, by the framework's names
     */
    OwnEnvironment(boolean verbose, Map<String, Object> more) {
        Map<String, Object> own = new HashMap<>(more);
        own.put("spring.config.location", "optional:classpath:/no-files/");
        own.put("logging.level.root", verbose ? "ERROR" : "OFF");
        getPropertySources().addFirst(new MapPropertySource("own", own));
    }

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
        // neither system properties nor environment variables
    }
}

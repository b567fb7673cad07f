package io.benchmarkagent;

import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.detection.DetectionSettings;
import io.benchmarkagent.run.MetricCatalogue;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Which values meet which: the one place where the rooms are put together. */
@Configuration(proxyBeanMethods = false)
class AgentConfiguration {
}

package io.benchmarkagent.report;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a report looks.
 *
 * @param templates a folder with templates in place of those of the same name that come with the program; empty for none
 */
@ConfigurationProperties("report")
public record ReportSettings(@DefaultValue("") String templates) {}

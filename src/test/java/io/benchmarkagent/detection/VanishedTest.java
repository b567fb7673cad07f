package io.benchmarkagent.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class VanishedTest {
}

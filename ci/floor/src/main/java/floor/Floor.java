package floor;

import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Nothing but the frameworks: one job of one step that reads one item and writes it nowhere. */
@SpringBootApplication
public class Floor {
    public static void main(String[] args) {
        System.exit(SpringApplication.exit(SpringApplication.run(Floor.class, args)));
    }

    @Bean
    Job job(JobRepository repository) {
        var step = new StepBuilder("floor", repository)
                .<String, String>chunk(1)
                .reader(new ListItemReader<>(List.of("item")))
                .writer(chunk -> {})
                .build();
        return new JobBuilder("floor", repository).start(step).build();
    }
}

package io.benchmarkagent.pipeline;

import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.core.task.SyncTaskExecutor;

/**
 * Executions of one job, for whoever knows that nobody else runs it. One that a kill left STARTED is recovered, and what did not come
 * to its end goes on as the same instance; what did is begun as a new one.
 */
final class JobRuns {
    private static final String NUMBER = "number";

    private final JobRepository repository;
    private final TaskExecutorJobOperator operator;

    JobRuns(JobRepository repository) {
        this.repository = repository;
        this.operator = operator(repository);
    }

    JobExecution run(Job job) {
        try {
            return operator.start(job, parameters(next(job.getName())));
        } catch (JobExecutionException impossible) {
            throw new IllegalStateException("a job that nobody else runs cannot be started", impossible);
        }
    }

    private long next(String name) {
        Optional<JobInstance> last = Optional.ofNullable(repository.getLastJobInstance(name));
        long number = last.map(instance -> number(name, instance)).orElse(0L);
        Optional<JobExecution> left = last.flatMap(instance ->
                Optional.ofNullable(repository.getLastJobExecution(instance)).map(this::recovered));
        boolean goesOn = left.map(execution ->
                        execution.getStatus() == BatchStatus.FAILED || execution.getStatus() == BatchStatus.STOPPED)
                .orElse(false);
        return goesOn ? number : number + 1;
    }

    private long number(String name, JobInstance instance) {
        return repository.getJobExecutions(instance).stream()
                .map(execution -> execution.getJobParameters().getLong(NUMBER))
                .filter(number -> number != null)
                .findFirst()
                .orElseGet(() -> (long) repository.findJobInstances(name).size());
    }

    private JobExecution recovered(JobExecution left) {
        return left.getStatus().isRunning() ? operator.recover(left) : left;
    }

    private static JobParameters parameters(long number) {
        return new JobParametersBuilder().addLong(NUMBER, number).toJobParameters();
    }

    private static TaskExecutorJobOperator operator(JobRepository repository) {
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(new SyncTaskExecutor());
        try {
            operator.afterPropertiesSet();
        } catch (Exception declared) {
            throw new IllegalStateException("a job operator cannot be made", declared);
        }
        return operator;
    }
}

package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.source.kubernetes.NoAnswer.Reason;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The files of a kubeconfig and one context of them → where the cluster is and who we are. The client would take another context
 * where the one that was asked for is missing, and ask no-one-knows-which cluster: here that is refused.
 */
final class Kubeconfig {
    private final List<io.fabric8.kubernetes.api.model.Config> files;

    private Kubeconfig(List<io.fabric8.kubernetes.api.model.Config> files) {
        this.files = files;
    }

    static Kubeconfig read(List<Path> paths) throws NoAnswer {
        io.fabric8.kubernetes.api.model.Config[] files = new io.fabric8.kubernetes.api.model.Config[paths.size()];
        for (int i = 0; i < files.length; i++) {
            files[i] = read(paths.get(i));
        }
        return new Kubeconfig(Arrays.asList(files));
    }

    /** What is wrong in a file is not repeated: it holds secrets. */
    private static io.fabric8.kubernetes.api.model.Config read(Path path) throws NoAnswer {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw refused("the kubeconfig " + path + " is no file that can be read");
        }
        try {
            File file = path.toAbsolutePath().toFile();
            return KubeConfigUtils.parseConfig(file);
        } catch (RuntimeException unreadable) { // of its parser, its mapper or its own
            throw refused("the kubeconfig " + path + " is no kubeconfig that can be read");
        }
    }

    /** @param wanted the context's name; empty for the current one */
    Config config(String wanted) throws NoAnswer {
        String name = wanted.isEmpty() ? current() : wanted;
        Context context = context(name);
        requireWhatItNames(name, context);
        Config config = Config.empty();
        try {
            KubeConfigUtils.merge(config, name, files.toArray(io.fabric8.kubernetes.api.model.Config[]::new));
        } catch (RuntimeException e) { // of a program that is not there, of what it printed, or its own
            throw refused("the credentials of context '" + name + "' cannot be had");
        }
        tokenOfFile(context).ifPresent(config::setAutoOAuthToken);
        return config;
    }

    private String current() throws NoAnswer {
        return files.stream()
                .map(io.fabric8.kubernetes.api.model.Config::getCurrentContext)
                .filter(name -> name != null && !name.isEmpty())
                .findFirst()
                .orElseThrow(() -> refused("the kubeconfig names no current-context; it has " + names()));
    }

    private Context context(String name) throws NoAnswer {
        return contexts()
                .filter(context -> name.equals(context.getName()))
                .map(NamedContext::getContext)
                .findFirst()
                .orElseThrow(() -> refused("the kubeconfig has no context '" + name + "'; it has " + names()));
    }

    private String names() {
        List<String> names = contexts().map(NamedContext::getName).sorted().toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private Stream<NamedContext> contexts() {
        return all(io.fabric8.kubernetes.api.model.Config::getContexts)
                .filter(context -> context.getName() != null && context.getContext() != null);
    }

    private void requireWhatItNames(String name, Context context) throws NoAnswer {
        boolean cluster = all(io.fabric8.kubernetes.api.model.Config::getClusters)
                .anyMatch(one -> Objects.equals(one.getName(), context.getCluster())
                        && one.getCluster() != null
                        && one.getCluster().getServer() != null);
        if (!cluster) {
            throw refused("context '" + name + "' names the cluster '" + context.getCluster()
                    + "', which the kubeconfig lacks or gives no server");
        }
        if (context.getUser() != null && user(context).isEmpty()) {
            throw refused(
                    "context '" + name + "' names the user '" + context.getUser() + "', whom the kubeconfig lacks");
        }
        if (user(context)
                .map(AuthInfo::getExec)
                .filter(exec -> exec.getCommand() == null)
                .isPresent()) {
            throw refused("the user of context '" + name + "' gets its credentials by a command that is not named");
        }
    }

    private Optional<AuthInfo> user(Context context) {
        return all(io.fabric8.kubernetes.api.model.Config::getUsers)
                .filter(user -> Objects.equals(user.getName(), context.getUser()) && user.getUser() != null)
                .map(NamedAuthInfo::getUser)
                .findFirst();
    }

    /** The client knows tokens and no files of tokens. */
    private Optional<String> tokenOfFile(Context context) throws NoAnswer {
        Optional<String> file = user(context).map(AuthInfo::getTokenFile);
        return file.isEmpty() ? Optional.empty() : Optional.of(token(Path.of(file.get())));
    }

    static String token(Path file) throws NoAnswer {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw refused("the token's file " + file + " cannot be read");
        }
    }

    private <T> Stream<T> all(Function<io.fabric8.kubernetes.api.model.Config, List<T>> part) {
        return files.stream()
                .flatMap(file -> Stream.ofNullable(part.apply(file)))
                .flatMap(List::stream)
                .filter(Objects::nonNull);
    }

    private static NoAnswer refused(String why) {
        return new NoAnswer(Reason.KUBECONFIG, why);
    }
}

package io.benchmarkagent;

import io.benchmarkagent.bucket.BucketAddress;
import io.benchmarkagent.bucket.BucketTrouble;
import io.benchmarkagent.bucket.Limits;
import io.benchmarkagent.bucket.Mirror;
import io.benchmarkagent.bucket.Patience;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.source.RunArchive;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Folders that were typed as {@code s3://bucket/prefix}: a command finds the folder that mirrors it in its place, and what it wrote is sent
 * when it is done. Where nobody types that, nothing of it is even loaded.
 */
record Buckets(Variables variables, Terminal terminal) implements CommandLine.IExecutionStrategy {
    private static final String ARCHIVE = "--archive";
    private static final String OUT = "--out";
    private static final String CONFIRMS = "--confirms";

    @Override
    public int execute(ParseResult parsed) {
        ParseResult asked = parsed;
        while (asked.hasSubcommand()) {
            asked = asked.subcommand();
        }
        List<OptionSpec> typed = asked.matchedOptions().stream()
                .filter(option -> option.originalStringValues().stream().anyMatch(BucketAddress::isMeant))
                .toList();
        return typed.isEmpty() || asked.isUsageHelpRequested() || asked.isVersionHelpRequested()
                ? new CommandLine.RunLast().execute(parsed)
                : execute(parsed, asked, typed);
    }

    private int execute(ParseResult parsed, ParseResult asked, List<OptionSpec> typed) {
        CommandLine command = asked.commandSpec().commandLine();
        Optional<Mirror> reports = Optional.empty();
        try {
            requireOutside(command, typed);
            for (OptionSpec option : typed) {
                Optional<Mirror> fetched = fetched(command, option);
                reports = option.longestName().equals(OUT) ? fetched : reports;
            }
        } catch (BucketTrouble trouble) {
            terminal.tell(trouble.line());
            return trouble.isMistake() ? Exit.BAD_INPUT : Exit.FAILED;
        }
        int exit = new CommandLine.RunLast().execute(parsed);
        return reports.map(mirror -> Math.max(exit, sent(mirror))).orElse(exit);
    }

    /** What the option names from now on is a folder; empty for a file of one. */
    private Optional<Mirror> fetched(CommandLine command, OptionSpec option) throws BucketTrouble {
        BucketAddress address = address(command, option);
        switch (option.longestName()) {
            case ARCHIVE -> set(option, archive(command, address).folder());
            case OUT -> {
                return Optional.of(reports(command, option, address));
            }
            case CONFIRMS -> set(option, file(command, address));
            default -> throw wrong(command, option, "only --archive and --out can be in a bucket; give a file");
        }
        return Optional.empty();
    }

    private Mirror archive(CommandLine command, BucketAddress address) throws BucketTrouble {
        Mirror mirror = Mirror.ofArchive(
                address, RunArchive::isRead, cache(command), variables.all(), Patience.STANDARD, Limits.STANDARD);
        if (mirror.fetch(terminal::tell) == 0) {
            throw new ParameterException(
                    command, address.name() + " holds no run JSON; give the prefix that the pipeline writes to");
        }
        return mirror;
    }

    private Mirror reports(CommandLine command, OptionSpec option, BucketAddress address) throws BucketTrouble {
        if (command.getCommandName().equals("import")) {
            throw wrong(command, option, "runs are imported into a folder; give one, and copy it into the bucket");
        }
        Mirror mirror = reports(command, address);
        set(option, mirror.folder());
        return mirror;
    }

    private Mirror reports(CommandLine command, BucketAddress address) throws BucketTrouble {
        Mirror mirror = Mirror.ofReports(address, cache(command), variables.all(), Patience.STANDARD, Limits.STANDARD);
        mirror.fetch(terminal::tell);
        return mirror;
    }

    /** It lies in a report's folder. */
    private Path file(CommandLine command, BucketAddress address) throws BucketTrouble {
        int slash = address.prefix().lastIndexOf('/');
        BucketAddress folder =
                new BucketAddress(address.bucket(), address.prefix().substring(0, Math.max(0, slash)));
        return reports(command, folder).folder().resolve(address.prefix().substring(slash + 1));
    }

    /** The archive is only read. */
    private static void requireOutside(CommandLine command, List<OptionSpec> typed) {
        Optional<BucketAddress> archive = address(command, typed, ARCHIVE);
        Optional<BucketAddress> out = address(command, typed, OUT);
        if (archive.isPresent() && out.isPresent() && out.get().isWithin(archive.get())) {
            throw new ParameterException(
                    command,
                    "--out " + out.get().name() + " is within the archive "
                            + archive.get().name() + ", which is only read; give a prefix outside it");
        }
    }

    private static Optional<BucketAddress> address(CommandLine command, List<OptionSpec> typed, String name) {
        return typed.stream()
                .filter(option -> option.longestName().equals(name))
                .map(option -> address(command, option))
                .findFirst();
    }

    private static BucketAddress address(CommandLine command, OptionSpec option) {
        try {
            return BucketAddress.of(option.originalStringValues().get(0));
        } catch (IllegalArgumentException wrong) {
            throw wrong(command, option, String.valueOf(wrong.getMessage()));
        }
    }

    private static ParameterException wrong(CommandLine command, OptionSpec option, String why) {
        return new ParameterException(command, option.longestName() + ": " + why);
    }

    private Path cache(CommandLine command) {
        return variables
                .cacheFolder()
                .orElseThrow(() -> new ParameterException(
                        command, "a bucket is mirrored into the user's cache folder, and there is none; set HOME"));
    }

    private static void set(OptionSpec option, Path folder) {
        option.setValue(folder);
    }

    /** The report is made, whether the bucket takes it or not. */
    private int sent(Mirror mirror) {
        try {
            mirror.send();
            return Exit.DONE;
        } catch (BucketTrouble trouble) {
            terminal.tellAsIs("not sent: " + trouble.line() + "; what was written is in " + mirror.folder()
                    + ", and the next command with this --out sends it");
            return Exit.FAILED;
        }
    }
}

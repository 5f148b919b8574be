package org.sightline.localstack.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.process.ProcessMemory;
import org.sightline.localstack.process.QuietLogs;
import org.sightline.localstack.process.Refused;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.ServiceProcess;

/** The commands of {@code ./sightline} that need more than a shell: up, status, down, rebuild, test, backup, restore. */
public final class Launcher {

    private static final Duration LONGEST_END = Duration.ofMinutes(3);

    private Launcher() {}

    /** Arguments: a command and its options. Exit code 0 when the command did what it says. */
    public static void main(String[] args) {
        QuietLogs.begin();
        // Threads of the parts would keep this JVM alive, so every way out is an explicit exit.
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try {
            return command(
                    args.length == 0 ? "" : args[0],
                    Arrays.asList(args).subList(Math.min(1, args.length), args.length));
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            return 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (RuntimeException failed) {
            System.err.println("That did not work: " + reasons(failed));
            return 1;
        }
    }

    private static int command(String command, List<String> options) throws InterruptedException {
        return switch (command) {
            case "up" -> up(options);
            case "status" -> status();
            case "down" -> down();
            case "rebuild" -> RebuildRun.run(options);
            case "test" -> TestRun.run(options);
            case "backup" -> backup(options);
            case "restore" -> restore(options);
            default -> throw new Refused("Unknown command. ./sightline help lists them.");
        };
    }

    private static int backup(List<String> options) {
        BackupCommand.backup(options);
        return 0;
    }

    private static int restore(List<String> options) {
        BackupCommand.restore(options);
        return 0;
    }

    private static String reasons(Throwable failed) {
        StringBuilder reasons = new StringBuilder(String.valueOf(failed.getMessage()));
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            reasons.append(System.lineSeparator()).append("  because: ").append(cause);
        }
        return reasons.toString();
    }

    private static int up(List<String> options) throws InterruptedException {
        for (String option : options) {
            if (!option.equals("--empty")) {
                throw new Refused("Unknown option " + option + ". up knows: --empty");
            }
        }
        Up.run(options.isEmpty());
        return 0;
    }

    private static int status() {
        Optional<RunFile> running = RunFile.running(RunFile.usual());
        if (running.isEmpty()) {
            System.out.println("Sightline does not run. ./sightline up starts it.");
            return 1;
        }
        RunFile run = running.get();
        System.out.println("Sightline runs (pid " + run.launcher() + ").");
        boolean allWell = true;
        for (Part part : Part.values()) {
            String health = health(part, run);
            allWell &= health.equals("healthy");
            Optional<Long> pid = Optional.ofNullable(run.pids().get(part));
            System.out.printf(
                    "  %-11s pid %-8s 127.0.0.1:%-6d %6s   %s%n",
                    part.title(),
                    pid.map(String::valueOf).orElse("-"),
                    run.ports().get(part),
                    memory(pid),
                    health);
        }
        return allWell ? 0 : 1;
    }

    private static String memory(Optional<Long> pid) {
        OptionalLong megabytes = pid.map(ProcessMemory::megabytesNow).orElse(OptionalLong.empty());
        return megabytes.isPresent() ? megabytes.getAsLong() + " MB" : "";
    }

    private static String health(Part part, RunFile run) {
        int port = Objects.requireNonNull(run.ports().get(part));
        Long pid = run.pids().get(part);
        if (pid == null) {
            return "starting";
        }
        if (ProcessHandle.of(pid).isEmpty()) {
            return "ended; look at its log";
        }
        if (part.service()) {
            String management = "http://127.0.0.1:"
                    + Objects.requireNonNull(run.managementPorts().get(part));
            return ServiceProcess.ready(management) ? "healthy" : "not ready; see " + management + "/q/health";
        }
        return Ports.taken(port) ? "healthy" : "does not listen; look at its log";
    }

    private static int down() throws InterruptedException {
        Optional<RunFile> running = RunFile.running(RunFile.usual());
        if (running.isEmpty()) {
            System.out.println("Sightline does not run.");
            return 0;
        }
        ProcessHandle launcher = ProcessHandle.of(running.get().launcher()).orElseThrow();
        launcher.destroy();
        Instant deadline = Instant.now().plus(LONGEST_END);
        // Not onExit(), which looks at a process that is no child only now and then.
        while (launcher.isAlive()) {
            if (Instant.now().isAfter(deadline)) {
                throw new Refused(
                        "Sightline (pid " + launcher.pid() + ") does not stop. Look at the logs; kill it if you must.");
            }
            Thread.sleep(50);
        }
        System.out.println("Sightline has stopped. The data is kept.");
        return 0;
    }
}

package io.novelengine.local.suite;

import io.novelengine.local.app.App;
import io.novelengine.local.app.Apps;
import io.novelengine.local.app.Instance;
import io.novelengine.local.app.Jdk;
import io.novelengine.local.app.Service;
import io.novelengine.local.app.ServiceEnvironment;
import io.novelengine.local.home.NovelHome;
import io.novelengine.local.home.Secrets;
import io.novelengine.local.process.FreePorts;
import io.novelengine.local.process.PortOwner;
import io.novelengine.local.process.Probe;
import io.novelengine.local.process.ProcessSpec;
import io.novelengine.local.server.PostgresRoles;
import io.novelengine.local.server.PostgresServer;
import io.novelengine.local.server.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The way from nothing to a suite that is ready. */
final class Startup {

    static final Duration WARM = Duration.ofSeconds(180);
    static final Duration COLD = Duration.ofSeconds(300);

    private final Path project;
    private final NovelHome home;
    private final SuiteOptions options;
    private final Fleet fleet;
    private final Console console;
    private final Secrets secrets;
    private final FreePorts ports;

    Startup(Path project, NovelHome home, SuiteOptions options, Fleet fleet, Console console, SecureRandom random) {
        this.project = project;
        this.home = home;
        this.options = options;
        this.fleet = fleet;
        this.console = console;
        this.secrets = new Secrets(home, random);
        this.ports = new FreePorts(random);
    }

    /** Starts everything; returns when all are ready. */
    void run() throws IOException {
        if (Leftover.endAll(home, console) > 0) {
            console.say("Stopped what an earlier supervisor left behind.");
        }
        secrets.token();
        List<Instance> instances = instances();
        int postgres = ports.next();
        int redis = ports.next();
        Map<Service, App> apps = Collections.synchronizedMap(new TreeMap<>());
        Together.run(3, List.of(() -> postgres(postgres), () -> redis(redis), () -> unpack(apps)));
        ServiceEnvironment environment = new ServiceEnvironment(
                options.through() == 0 ? postgres : options.through(), redis, instances, secrets);
        train(apps, environment);
        services(specs(apps, environment, null), apps);
    }

    private void train(Map<Service, App> apps, ServiceEnvironment environment) throws IOException {
        try (TrainingKeys keys = new TrainingKeys(Clock.systemUTC())) {
            new Training(home, fleet, console, keys).run(specs(apps, environment, keys));
        }
    }

    private List<Instance> instances() throws IOException {
        List<Instance> instances = new ArrayList<>();
        for (Service service : Service.values()) {
            Instance first = new Instance(service, 1, options.port() + service.offset());
            requireFree(first.port());
            requireFree(first.managementPort());
            instances.add(first);
            for (int number = 2; number <= options.instances(service); number++) {
                instances.add(new Instance(service, number, ports.next(1, Instance.MANAGEMENT)));
            }
        }
        return List.copyOf(instances);
    }

    private void requireFree(int port) throws StartFailure {
        if (!FreePorts.isFree(port)) {
            String who = PortOwner.of(port)
                    .map(owner -> "pid " + owner.pid() + " (" + owner.describe() + ")")
                    .orElse("a process of another user");
            throw new StartFailure("port " + port + " is taken by " + who + ". Stop it, or choose other ports:"
                    + " NOVEL_PORT=" + (options.port() + 1_000 + 1_000 * (options.port() % 2)) + " ./novel up");
        }
        ports.reserve(port);
    }

    private void postgres(int port) throws IOException {
        long begin = System.nanoTime();
        fleet.start(new PostgresServer(home, secrets).prepare(port), 0).awaitReady(WARM);
        new PostgresRoles(secrets)
                .provide(
                        port,
                        List.of(Service.values()).stream().map(Service::word).toList());
        console.event(PostgresServer.NAME, "ready", since(begin), "port " + port);
    }

    private void redis(int port) throws IOException {
        long begin = System.nanoTime();
        fleet.start(new RedisServer(home).prepare(port), 0).awaitReady(WARM);
        console.event(RedisServer.NAME, "ready", since(begin), "port " + port);
    }

    private void unpack(Map<Service, App> apps) throws IOException {
        Apps source = new Apps(project, home, Jdk.current(), options.profile());
        List<Together.Task> tasks = new ArrayList<>();
        for (Service service : Service.values()) {
            tasks.add(() -> {
                App app = source.unpacked(service);
                app.forgetOlder();
                apps.put(service, app);
            });
        }
        Together.run(Runtime.getRuntime().availableProcessors(), tasks);
    }

    private List<ServiceProcess> specs(
            Map<Service, App> apps, ServiceEnvironment environment, @Nullable TrainingKeys training)
            throws IOException {
        List<ServiceProcess> specs = new ArrayList<>();
        for (Instance instance : environment.instances()) {
            App app = apps.get(instance.service());
            if (app == null) {
                throw new IllegalStateException(instance.name() + " was not unpacked");
            }
            if (training == null || (instance.number() == 1 && app.wantsTraining())) {
                specs.add(new ServiceProcess(instance, app, spec(instance, app, environment, training)));
            }
        }
        return specs;
    }

    private ProcessSpec spec(
            Instance instance, App app, ServiceEnvironment environment, @Nullable TrainingKeys training)
            throws IOException {
        Map<String, String> variables = environment.of(instance);
        if (training != null) {
            variables.put("NOVEL_SERVICES_GATEWAY", training.url());
        }
        return new ProcessSpec(
                instance.name(),
                training != null ? app.trainingCommand(home.marker()) : app.command(home.marker()),
                variables,
                app.folder(),
                home.log(training != null ? instance.name() + "-training" : instance.name()),
                Probe.http(instance.readiness()),
                new ProcessSpec.Ports(instance.port(), instance.managementPort()));
    }

    private void services(List<ServiceProcess> processes, Map<Service, App> apps) throws IOException {
        boolean warm = apps.values().stream().allMatch(App::isTrained);
        List<Together.Task> tasks = new ArrayList<>();
        for (ServiceProcess process : processes) {
            tasks.add(() -> {
                long begin = System.nanoTime();
                fleet.start(process.spec(), 0).awaitReady(warm ? WARM : COLD);
                console.event(
                        process.instance().name(),
                        "ready",
                        since(begin),
                        process.instance().url().toString());
            });
        }
        Together.run(tasks.size(), tasks);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}

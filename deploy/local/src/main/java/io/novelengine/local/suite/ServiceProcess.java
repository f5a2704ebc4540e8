package io.novelengine.local.suite;

import io.novelengine.local.app.App;
import io.novelengine.local.app.Instance;
import io.novelengine.local.process.ProcessSpec;

/**
 * An instance of a service and the process that is to be it.
 *
 * @param app what it runs
 * @param spec how it is started
 */
record ServiceProcess(Instance instance, App app, ProcessSpec spec) {}
